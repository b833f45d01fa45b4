//! A proxy that notes whatever a browser asks for, whoever is asked, and passes on only what is asked of this machine.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// A running proxy; dropping it stops it.
#[derive(Debug)]
pub struct Recorder {
    address: SocketAddr,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Shared {
    stopped: AtomicBool,
    asked: Mutex<Vec<String>>,
}

impl Recorder {
    /// Starts it on a free port.
    ///
    /// # Errors
    /// When no port can be had.
    pub fn start() -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared::default());
        let thread = std::thread::spawn({
            let shared = Arc::clone(&shared);
            move || {
                for stream in listener.incoming().flatten() {
                    if shared.stopped.load(Ordering::SeqCst) {
                        break;
                    }
                    let shared = Arc::clone(&shared);
                    std::thread::spawn(move || {
                        // A browser that hangs up early is none of our business.
                        drop(pass(stream, &shared));
                    });
                }
            }
        });
        Ok(Self {
            address,
            shared,
            thread: Some(thread),
        })
    }

    /// `host:port`, for [`crate::webdriver::Options::proxy`].
    pub fn address(&self) -> String {
        self.address.to_string()
    }

    /// What was asked for so far: for plain requests the whole address, for tunnels `host:port`.
    pub fn asked(&self) -> Vec<String> {
        let asked = self.shared.asked.lock();
        asked.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::SeqCst);
        // The listening thread sees the flag when it next wakes; this connection wakes it.
        drop(TcpStream::connect(self.address));
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

/// Notes one request and passes it on; the connection is closed after it.
fn pass(mut browser: TcpStream, shared: &Shared) -> Result<()> {
    browser.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(browser.try_clone()?);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut words = request.split_whitespace();
    let method = words.next().context("an empty request")?.to_owned();
    let target = words.next().context("a request for nothing")?.to_owned();
    shared
        .asked
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(target.clone());
    let mut headers = String::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? <= 2 {
            break;
        }
        if !line.to_ascii_lowercase().starts_with("proxy-") {
            headers.push_str(&line);
        }
    }
    let local = target
        .strip_prefix("http://")
        .and_then(|rest| rest.split_once('/'))
        .filter(|(host, _)| host.starts_with("127.0.0.1:") && method != "CONNECT");
    let Some((host, path)) = local else {
        browser.write_all(
            b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        )?;
        bail!("{target} is not of this machine");
    };
    let mut server = TcpStream::connect(host)?;
    write!(server, "{method} /{path} HTTP/1.1\r\n{headers}\r\n")?;
    let mut answer = Vec::new();
    server.read_to_end(&mut answer)?;
    browser.write_all(&answer)?;
    Ok(())
}
