//! Files that the reader picks or drops, with the folders that they lie in.
//!
//! Nothing is read before it is asked for: a file is known by its path and length first.

use js_sys::{Array, ArrayBuffer, Function, Promise};
use leptos::{
    ev::DragEvent,
    task::spawn_local,
    web_sys::{
        Blob, File as BrowserFile, FileSystemDirectoryEntry, FileSystemDirectoryReader,
        FileSystemEntry, FileSystemFileEntry, HtmlInputElement,
    },
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A file on the reader's device.
#[derive(Clone, Debug)]
pub struct File {
    /// Where it lay, with `/` between folders; of a file that was picked alone, its name.
    pub path: String,
    /// Its length in bytes.
    pub length: u64,
    file: BrowserFile,
}

impl File {
    fn of(file: BrowserFile, path: String) -> Self {
        File {
            path,
            // Lengths of files are whole numbers, far below where doubles lose them.
            length: file.size() as u64,
            file,
        }
    }

    /// The bytes, of which reading begins now; `None` if the browser cannot read it any more.
    pub fn read(&self) -> impl Future<Output = Option<ArrayBuffer>> + use<> {
        let read = JsFuture::from(self.file.array_buffer());
        async move { read.await.ok()?.dyn_into().ok() }
    }

    /// The text that it holds; `None` if it is no UTF-8, or cannot be read any more.
    pub async fn text(&self) -> Option<String> {
        let bytes = js_sys::Uint8Array::new(&self.read().await?.into()).to_vec();
        let text = String::from_utf8(bytes).ok()?;
        Some(match text.strip_prefix('\u{feff}') {
            Some(text) => text.to_owned(),
            None => text,
        })
    }

    /// The file itself, to be kept as it is.
    pub fn blob(&self) -> &Blob {
        &self.file
    }
}

/// The files that were chosen in an input, which is emptied: the same ones can be chosen again.
pub fn chosen(input: &HtmlInputElement) -> Vec<File> {
    let mut found = Vec::new();
    if let Some(files) = input.files() {
        for number in 0..files.length() {
            if let Some(file) = files.get(number) {
                let path = js_sys::Reflect::get(&file, &"webkitRelativePath".into());
                let path = path.ok().and_then(|path| path.as_string());
                let path = path.filter(|path| !path.is_empty());
                let path = path.unwrap_or_else(|| file.name());
                found.push(File::of(file, path));
            }
        }
    }
    input.set_value("");
    found
}

/// Whether something that is dragged over the page holds files.
pub fn drags_files(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|data| data.types());
    types.is_some_and(|types| types.includes(&"Files".into(), 0))
}

/// Finds all files that were dropped, those in folders too, and calls `then` with them.
pub fn dropped(event: &DragEvent, then: impl FnOnce(Vec<File>) + 'static) {
    let mut entries = Vec::new();
    let mut alone = Vec::new();
    if let Some(items) = event.data_transfer().map(|data| data.items()) {
        // Only now may the items be asked for: they are gone when the event is over.
        for number in 0..items.length() {
            let Some(item) = items.get(number).filter(|item| item.kind() == "file") else {
                continue;
            };
            match item.webkit_get_as_entry().ok().flatten() {
                Some(entry) => entries.push(entry),
                None => alone.extend(item.get_as_file().ok().flatten()),
            }
        }
    }
    spawn_local(async move {
        let alone = alone.into_iter().map(|file| {
            let name = file.name();
            File::of(file, name)
        });
        let mut found: Vec<File> = alone.collect();
        while let Some(entry) = entries.pop() {
            if entry.is_directory() {
                entries.extend(inside(entry.unchecked_into()).await);
            } else if let Some(file) = file_of(entry.unchecked_ref()).await {
                let path = entry.full_path();
                found.push(File::of(file, path.trim_start_matches('/').to_owned()));
            }
        }
        found.sort_by(|a, b| a.path.cmp(&b.path));
        then(found);
    });
}

/// What lies in a folder; what cannot be read is passed over.
async fn inside(folder: FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader: FileSystemDirectoryReader = folder.create_reader();
    let mut found = Vec::new();
    loop {
        let some = Promise::new(&mut |resolve: Function, reject: Function| {
            let _ = reader.read_entries_with_callback_and_callback(&resolve, &reject);
        });
        let Ok(some) = JsFuture::from(some).await else {
            return found;
        };
        // A browser hands over a hundred or so at a time, and nothing at the end.
        let some: Array = some.unchecked_into();
        if some.length() == 0 {
            return found;
        }
        found.extend(some.iter().map(JsValue::unchecked_into::<FileSystemEntry>));
    }
}

async fn file_of(entry: &FileSystemFileEntry) -> Option<BrowserFile> {
    let file = Promise::new(&mut |resolve: Function, reject: Function| {
        entry.file_with_callback_and_callback(&resolve, &reject);
    });
    JsFuture::from(file).await.ok()?.dyn_into().ok()
}
