//! Building the site.

use anyhow::Result;

use crate::{run, tools};

/// Installs what is missing and builds the site for publication into `dist/`.
///
/// # Errors
/// When a tool cannot be installed or the build fails.
pub fn build() -> Result<()> {
    let path = tools::install()?;
    let mut trunk = run::command("trunk", &["build", "--release", "--offline"]);
    // Trunk reads NO_COLOR as a boolean of its own and refuses the customary value 1.
    trunk.env("PATH", path).env_remove("NO_COLOR");
    run::run(&mut trunk)
}
