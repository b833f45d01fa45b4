//! Files that are loaded when a view needs them.
//!
//! A page may carry a file itself, as base64 in an element with the id `asset-NAME`: an edition in
//! one file does, since a page from a folder can load nothing. Otherwise the file lies beside the
//! page. Large files are packed by gzip, which is seen by their first bytes; hosts pack only kinds of
//! files that they know.

use js_sys::{Array, ArrayBuffer, Reflect, Uint8Array};
use leptos::web_sys::{Blob, ReadableStreamDefaultReader, Response, window};
use wasm_bindgen::prelude::*;
// Not Leptos' own: a corpus is loaded before Leptos has begun.
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::page;

/// The file is not to be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreachable;

/// Calls `then` with the bytes of a file: `name` is what it is called in the page, `file` its
/// address beside the page.
pub fn load(
    name: &str,
    file: &'static str,
    then: impl FnOnce(Result<Vec<u8>, Unreachable>) + 'static,
) {
    let inline = inline(name);
    spawn_local(async move {
        let bytes = match inline {
            Some(bytes) => Some(bytes),
            None => fetch(file).await.map(|b| Uint8Array::new(&b).to_vec()),
        };
        then(bytes.ok_or(Unreachable));
    });
}

/// The bytes of a file as the browser holds them, unpacked: for the worker, to which they are handed
/// on.
pub async fn buffer(name: &str, file: &str) -> Result<ArrayBuffer, Unreachable> {
    let buffer = match inline(name) {
        Some(bytes) => Some(Uint8Array::from(bytes.as_slice()).buffer()),
        None => fetch(file).await,
    };
    let buffer = buffer.ok_or(Unreachable)?;
    unpacked(Uint8Array::new(&buffer)).await.ok_or(Unreachable)
}

/// A part of a large file: how many bytes are here, and of how many (0 where the host does not say).
pub type Share = (u64, u64);

/// Calls `then` with the bytes of a large file, unpacked, and `progress` on the way.
pub fn load_large(
    name: &str,
    file: String,
    progress: impl Fn(Share) + 'static,
    then: impl FnOnce(Result<Vec<u8>, Unreachable>) + 'static,
) {
    let inline = inline(name);
    spawn_local(async move {
        let bytes = match inline {
            Some(bytes) => Some(Uint8Array::from(bytes.as_slice())),
            None => fetch_slowly(&file, progress).await,
        };
        let bytes = match bytes {
            Some(bytes) => unpacked(bytes).await,
            None => None,
        };
        then(
            bytes
                .map(|b| Uint8Array::new(&b).to_vec())
                .ok_or(Unreachable),
        );
    });
}

async fn fetch_slowly(file: &str, progress: impl Fn(Share)) -> Option<Uint8Array> {
    let answer = JsFuture::from(window()?.fetch_with_str(file)).await.ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    let length = answer.headers().get("content-length").ok()?;
    let length = length.and_then(|length| length.parse().ok()).unwrap_or(0);
    let reader = answer.body()?.get_reader();
    let reader: ReadableStreamDefaultReader = reader.dyn_into().ok()?;
    let parts = Array::new();
    let mut here = 0;
    loop {
        let part = JsFuture::from(reader.read()).await.ok()?;
        if Reflect::get(&part, &"done".into()).ok()?.is_truthy() {
            break;
        }
        let part: Uint8Array = Reflect::get(&part, &"value".into()).ok()?.dyn_into().ok()?;
        here += u64::from(part.length());
        parts.push(&part);
        progress((here, length));
    }
    let whole = Uint8Array::new_with_length(u32::try_from(here).ok()?);
    let mut at = 0;
    for part in parts.iter() {
        let part: Uint8Array = part.dyn_into().ok()?;
        whole.set(&part, at);
        at += part.length();
    }
    Some(whole)
}

#[wasm_bindgen]
extern "C" {
    /// A pair of streams: what is packed goes into one and comes unpacked out of the other. web-sys
    /// has it among its unstable parts only.
    type DecompressionStream;

    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}

/// What is packed by gzip, unpacked; anything else as it is.
async fn unpacked(bytes: Uint8Array) -> Option<ArrayBuffer> {
    if bytes.length() < 2 || bytes.get_index(0) != 0x1f || bytes.get_index(1) != 0x8b {
        return Some(bytes.buffer());
    }
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&bytes)).ok()?;
    let unpack = DecompressionStream::new("gzip").ok()?;
    let stream = blob.stream().pipe_through(unpack.unchecked_ref());
    let answer = Response::new_with_opt_readable_stream(Some(&stream)).ok()?;
    let buffer = JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
    buffer.dyn_into().ok()
}

/// A file that the page carries.
fn inline(name: &str) -> Option<Vec<u8>> {
    let mut id = String::from("asset-");
    id.push_str(name);
    let text = page::text_of(&id)?;
    let binary = window()?.atob(text.trim()).ok()?;
    // One character for each byte.
    binary.chars().map(|c| u8::try_from(c).ok()).collect()
}

async fn fetch(file: &str) -> Option<ArrayBuffer> {
    let answer = JsFuture::from(window()?.fetch_with_str(file)).await.ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    let buffer = JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
    buffer.dyn_into().ok()
}
