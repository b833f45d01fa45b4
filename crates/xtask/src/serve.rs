//! Showing the built site on this machine.

use anyhow::{Context, Result};
use e2e::server::Server;

use crate::{run, site};

/// The port unless another is asked for.
const PORT: u16 = 8080;

/// Builds the site and serves it until the program is stopped.
///
/// # Errors
/// When the build fails or the port is taken.
pub fn run(arguments: &[String]) -> Result<()> {
    let port = match run::option(arguments, "--port")? {
        Some(port) => port
            .parse()
            .with_context(|| format!("--port {port}: not a port number"))?,
        None => PORT,
    };
    site::build()?;
    let server = Server::start(&run::dist(), "/", port)
        .with_context(|| format!("port {port} cannot be used: try --port 0 for a free one"))?;
    println!("Dân Biết: {} (Ctrl+C to stop)", server.url());
    server.wait();
    Ok(())
}
