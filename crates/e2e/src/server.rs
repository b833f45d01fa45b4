//! A static web server for one folder, such as a host of static pages would be.
//!
//! It serves under a path of the caller's choice, answers what it does not have with the folder's `404.html`, notes the
//! path of every request, and stops when told to: this is how the tests see what the site asks for, and that it goes on
//! working with no server at all.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;

/// A running server; dropping it stops it.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    prefix: String,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Shared {
    folder: PathBuf,
    prefix: String,
    stopped: AtomicBool,
    compressed: AtomicBool,
    requests: Mutex<Vec<String>>,
}

impl Server {
    /// Serves `folder` on 127.0.0.1 under `prefix` (it starts and ends with `/`); port 0 takes a free one.
    ///
    /// # Errors
    /// When the folder holds no `index.html` or the port cannot be had.
    pub fn start(folder: &Path, prefix: &str, port: u16) -> Result<Self> {
        ensure!(
            folder.join("index.html").is_file(),
            "{} holds no index.html: build the site first",
            folder.display()
        );
        let listener = TcpListener::bind(("127.0.0.1", port))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            folder: folder.to_path_buf(),
            prefix: prefix.to_owned(),
            stopped: AtomicBool::new(false),
            compressed: AtomicBool::new(false),
            requests: Mutex::new(Vec::new()),
        });
        let thread = std::thread::spawn({
            let shared = Arc::clone(&shared);
            move || accept(&listener, &shared)
        });
        Ok(Self {
            address,
            prefix: prefix.to_owned(),
            shared,
            thread: Some(thread),
        })
    }

    /// The address of the site.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.prefix)
    }

    /// The paths that were asked for so far, in order.
    pub fn requests(&self) -> Vec<String> {
        self.shared
            .requests
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Sends text and programs as gzip from here on, as hosts of static pages do. The tests do without: it takes time.
    pub fn compress(&self) {
        self.shared.compressed.store(true, Ordering::SeqCst);
    }

    /// Stops serving: from here on no connection is answered.
    pub fn stop(&mut self) {
        self.shared.stopped.store(true, Ordering::SeqCst);
        // The listening thread sees the flag when it next wakes; this connection wakes it.
        drop(TcpStream::connect(self.address));
        self.wait_for_thread();
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        self.wait_for_thread();
    }

    fn wait_for_thread(&mut self) {
        if let Some(thread) = self.thread.take() {
            // A panic in the thread has been reported where it happened.
            drop(thread.join());
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if self.thread.is_some() {
            self.stop();
        }
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.stopped.load(Ordering::SeqCst) {
            break;
        }
        let Ok(stream) = stream else { continue };
        let shared = Arc::clone(shared);
        std::thread::spawn(move || {
            // A browser that hangs up early is none of our business.
            drop(answer(stream, &shared));
        });
    }
}

/// Reads one request and answers it; the connection is closed after it.
fn answer(mut stream: TcpStream, shared: &Shared) -> Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = request.split_whitespace();
    let method = words.next().unwrap_or_default();
    let target = words.next().context("a request without an address")?;
    let path = target.split(['?', '#']).next().unwrap_or_default();
    shared
        .requests
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(path.to_owned());
    let (status, file) = resolve(shared, path);
    let mut body = match &file {
        Some(file) => std::fs::read(file)?,
        None => Vec::new(),
    };
    let kind = file.as_deref().map_or("text/plain", content_type);
    let mut encoding = "";
    let packed = ["font/", "image/png"]
        .iter()
        .any(|packed| kind.starts_with(packed));
    if shared.compressed.load(Ordering::SeqCst) && !packed {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(&body)?;
        body = encoder.finish()?;
        encoding = "Content-Encoding: gzip\r\n";
    }
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n{encoding}\
         Connection: close\r\n\r\n",
        body.len()
    )?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()?;
    Ok(())
}

/// The status line and the file for a path.
fn resolve(shared: &Shared, path: &str) -> (&'static str, Option<PathBuf>) {
    let found = path
        .strip_prefix(&shared.prefix)
        .map(|rest| shared.folder.join(rest))
        .filter(|file| {
            file.strip_prefix(&shared.folder).is_ok_and(|inner| {
                inner
                    .components()
                    .all(|part| matches!(part, Component::Normal(_)))
            })
        })
        .map(|file| {
            if file.is_dir() {
                file.join("index.html")
            } else {
                file
            }
        })
        .filter(|file| file.is_file());
    match found {
        Some(file) => ("200 OK", Some(file)),
        None => {
            let file = shared.folder.join("404.html");
            ("404 Not Found", file.is_file().then_some(file))
        }
    }
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("woff2") => "font/woff2",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("txt") => "text/plain; charset=utf-8",
        Some("xml") => "application/xml",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("danbiet-{name}-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("sub")).unwrap();
        std::fs::write(folder.join("index.html"), "home").unwrap();
        std::fs::write(folder.join("404.html"), "nothing here").unwrap();
        std::fs::write(folder.join("sub/a.txt"), "a").unwrap();
        folder
    }

    fn get(server: &Server, path: &str) -> String {
        let mut stream = TcpStream::connect(server.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn serves_the_folder_under_its_prefix_and_nothing_beside_it() {
        let folder = folder("serves");
        let server = Server::start(&folder, "/some/path/", 0).unwrap();
        for (path, status, body) in [
            ("/some/path/", "200 OK", "home"),
            ("/some/path/sub/a.txt?x=1", "200 OK", "a"),
            ("/some/path/none", "404 Not Found", "nothing here"),
            ("/", "404 Not Found", "nothing here"),
            ("/some/path/../index.html", "404 Not Found", "nothing here"),
            ("/some/path//etc/hostname", "404 Not Found", "nothing here"),
        ] {
            let answer = get(&server, path);
            assert!(
                answer.starts_with(&format!("HTTP/1.1 {status}")),
                "{path}: {answer}"
            );
            assert!(answer.ends_with(body), "{path}: {answer}");
        }
        assert_eq!(server.requests()[1], "/some/path/sub/a.txt");
    }

    #[test]
    fn answers_nobody_once_stopped() {
        let mut server = Server::start(&folder("stops"), "/", 0).unwrap();
        assert!(get(&server, "/").ends_with("home"));
        server.stop();
        assert!(TcpStream::connect(server.address).is_err());
    }

    #[test]
    fn a_folder_without_a_page_is_refused() {
        let error = Server::start(&std::env::temp_dir().join("danbiet-none"), "/", 0).unwrap_err();
        assert!(error.to_string().contains("build the site first"));
    }
}
