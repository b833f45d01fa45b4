//! What is kept on the device beyond settings: corpora, with the files that they were made of.
//!
//! A hand-written wrapper of the browser's IndexedDB, as small as what we ask of it: three stores
//! under one name, and every change of a corpus in one transaction, so that it is there whole or not
//! at all. Keys begin with the id of the corpus.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, ArrayBuffer, Function, Promise, Reflect, Uint8Array};
use leptos::web_sys::{
    Blob, DomException, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction,
    IdbTransactionMode, window,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

use super::files::File;

/// The name of the database; "forget everything" goes by its beginning.
const NAME: &str = "danbiet-corpora";

/// What is said of each corpus; the packs; the original files.
const ENTRIES: &str = "entries";
const PACKS: &str = "packs";
const FILES: &str = "files";

const STORES: [&str; 3] = [ENTRIES, PACKS, FILES];

/// The key of a file that is none ([`takes_files`]); keys of files have a stroke in them.
const TRIED: &str = "tried";

/// Why nothing could be kept or found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser keeps nothing here: a private window, or its settings forbid it.
    Blocked,
    /// There is no room left.
    Full,
    /// The browser broke off.
    Failed,
}

/// Asks the browser not to clear what is kept when room gets scarce. Whether it agreed.
pub async fn ask_to_persist() -> bool {
    let Some(window) = window() else { return false };
    let storage = window.navigator().storage();
    // Pages from a folder have no storage manager.
    if storage.is_undefined() {
        return false;
    }
    let Ok(promise) = storage.persist() else {
        return false;
    };
    JsFuture::from(promise)
        .await
        .is_ok_and(|agreed| agreed.is_truthy())
}

/// What is said of each corpus that is kept, in the order of their ids.
pub async fn entries() -> Result<Vec<Vec<u8>>, Trouble> {
    if is_absent().await {
        return Ok(Vec::new());
    }
    let database = open().await?;
    let store = store(&database, ENTRIES)?;
    let all = answer(store.get_all().map_err(trouble)?).await?;
    let all: Array = all.unchecked_into();
    Ok(all
        .iter()
        .map(|entry| Uint8Array::new(&entry).to_vec())
        .collect())
}

/// The pack of a corpus; `None` if it is not kept.
pub async fn pack(id: &str) -> Result<Option<Vec<u8>>, Trouble> {
    if is_absent().await {
        return Ok(None);
    }
    let database = open().await?;
    let store = store(&database, PACKS)?;
    let pack = answer(store.get(&id.into()).map_err(trouble)?).await?;
    Ok((!pack.is_undefined()).then(|| Uint8Array::new(&pack).to_vec()))
}

/// The file that a corpus was made of, by its number; `None` if it is not kept.
pub async fn file(id: &str, number: usize) -> Result<Option<Blob>, Trouble> {
    let database = open().await?;
    let store = store(&database, FILES)?;
    let file = answer(store.get(&file_key(id, number)).map_err(trouble)?).await?;
    if let Some(bytes) = file.dyn_ref::<ArrayBuffer>() {
        return Ok(Blob::new_with_buffer_source_sequence(&Array::of1(bytes)).ok());
    }
    Ok(file.dyn_into().ok())
}

/// Keeps a corpus, in place of one of the same id: all of it or nothing.
pub async fn keep(id: &str, entry: &[u8], pack: &[u8], files: &[File]) -> Result<(), Trouble> {
    // As they are, so that they need not fit into memory all at once; as bytes where that is refused.
    let as_they_are = files.is_empty() || takes_files().await?;
    let mut kept: Vec<JsValue> = Vec::new();
    for file in files {
        kept.push(match as_they_are {
            true => file.blob().into(),
            false => file.read().await.ok_or(Trouble::Failed)?.into(),
        });
    }
    change(id, |transaction| {
        transaction.object_store(FILES)?.delete(&TRIED.into())?;
        put(transaction, ENTRIES, &id.into(), &Uint8Array::from(entry))?;
        put(transaction, PACKS, &id.into(), &Uint8Array::from(pack))?;
        for (number, file) in kept.iter().enumerate() {
            put(transaction, FILES, &file_key(id, number), file)?;
        }
        Ok(())
    })
    .await
}

/// Whether the browser stores files; private windows of WebKit do not. It is tried with a byte in a
/// transaction of its own: one that has anything else to write never ends there.
async fn takes_files() -> Result<bool, Trouble> {
    let database = open().await?;
    let transaction = writing(&database)?;
    let byte = Blob::new_with_str_sequence(&Array::of1(&"x".into())).map_err(trouble)?;
    put(&transaction, FILES, &TRIED.into(), &byte).map_err(trouble)?;
    match completed(&transaction).await {
        Ok(()) => Ok(true),
        // Bytes would not find room either.
        Err(Trouble::Full) => Err(Trouble::Full),
        Err(_) => Ok(false),
    }
}

/// Changes what is said of a corpus.
pub async fn describe(id: &str, entry: &[u8]) -> Result<(), Trouble> {
    let database = open().await?;
    let transaction = writing(&database)?;
    put(&transaction, ENTRIES, &id.into(), &Uint8Array::from(entry)).map_err(trouble)?;
    completed(&transaction).await
}

/// Removes a corpus with its files.
pub async fn remove(id: &str) -> Result<(), Trouble> {
    change(id, |_| Ok(())).await
}

/// In one transaction, removes what is kept under an id and does what `then` says.
async fn change(
    id: &str,
    then: impl FnOnce(&IdbTransaction) -> Result<(), JsValue>,
) -> Result<(), Trouble> {
    let database = open().await?;
    let transaction = writing(&database)?;
    let begun = || {
        transaction.object_store(ENTRIES)?.delete(&id.into())?;
        transaction.object_store(PACKS)?.delete(&id.into())?;
        let first = [id, "/"].concat();
        // `0` stands behind `/`.
        let behind = [id, "0"].concat();
        let files = IdbKeyRange::bound(&first.into(), &behind.into())?;
        transaction.object_store(FILES)?.delete(&files)?;
        Ok(())
    };
    if let Err(error) = begun().and_then(|()| then(&transaction)) {
        // Half of it must not stay.
        let _ = transaction.abort();
        // The browser has let us in already: what it refuses now, it has broken off.
        return Err(match trouble(error) {
            Trouble::Blocked => Trouble::Failed,
            other => other,
        });
    }
    completed(&transaction).await
}

fn put(
    transaction: &IdbTransaction,
    store: &str,
    key: &JsValue,
    value: &JsValue,
) -> Result<(), JsValue> {
    transaction.object_store(store)?.put_with_key(value, key)?;
    Ok(())
}

fn file_key(id: &str, number: usize) -> JsValue {
    [id, "/", &number.to_string()].concat().into()
}

fn store(database: &IdbDatabase, name: &str) -> Result<IdbObjectStore, Trouble> {
    let transaction = database.transaction_with_str(name).map_err(trouble)?;
    transaction.object_store(name).map_err(trouble)
}

fn writing(database: &IdbDatabase) -> Result<IdbTransaction, Trouble> {
    let stores: Array = STORES.iter().map(|name| JsValue::from(*name)).collect();
    database
        .transaction_with_str_sequence_and_mode(&stores, IdbTransactionMode::Readwrite)
        .map_err(trouble)
}

/// Whether the browser says that nothing was ever kept: to look would then be to keep something.
async fn is_absent() -> bool {
    let names = async {
        let factory = window()?.indexed_db().ok()??;
        // Older browsers do not list what they keep.
        let list = Reflect::get(&factory, &"databases".into()).ok()?;
        let list: Promise = list
            .dyn_into::<Function>()
            .ok()?
            .call0(&factory)
            .ok()?
            .dyn_into()
            .ok()?;
        JsFuture::from(list).await.ok()?.dyn_into::<Array>().ok()
    };
    names.await.is_some_and(|names| {
        !names.iter().any(|kept| {
            let name = Reflect::get(&kept, &"name".into()).ok();
            name.and_then(|name| name.as_string()).as_deref() == Some(NAME)
        })
    })
}

/// Opens the database; makes its stores at the first time.
async fn open() -> Result<IdbDatabase, Trouble> {
    // Reading the property alone throws where storage is blocked.
    let factory = window().and_then(|window| window.indexed_db().ok().flatten());
    let factory = factory.ok_or(Trouble::Blocked)?;
    let request = factory
        .open_with_u32(NAME, 1)
        .map_err(|_| Trouble::Blocked)?;
    let asked = request.clone();
    let first_time = Closure::once(move || {
        let Ok(Ok(database)) = asked.result().map(JsCast::dyn_into::<IdbDatabase>) else {
            return;
        };
        for name in STORES {
            // If it fails, so does the opening.
            let _ = database.create_object_store(name);
        }
    });
    request.set_onupgradeneeded(Some(first_time.as_ref().unchecked_ref()));
    let database = answer(request.unchecked_into()).await;
    // A private window of some browsers has the property and refuses the database.
    let database: IdbDatabase = database.map_err(|_| Trouble::Blocked)?.unchecked_into();
    let same = database.clone();
    let close = Closure::once_into_js(move || same.close());
    // Another page wants to remove it: what is open would hold that up.
    database.set_onversionchange(Some(close.unchecked_ref()));
    Ok(database)
}

/// Waits for what a request brings.
async fn answer(request: IdbRequest) -> Result<JsValue, Trouble> {
    let asked = request.clone();
    let promise = Promise::new(&mut |resolve: Function, reject: Function| {
        asked.set_onsuccess(Some(&resolve));
        asked.set_onerror(Some(&reject));
    });
    let came = JsFuture::from(promise).await;
    match came {
        Ok(_) => request.result().map_err(trouble),
        Err(_) => {
            let error = request.error().ok().flatten();
            Err(error.map_or(Trouble::Failed, |error| named(&error)))
        }
    }
}

/// Waits until a transaction is written, or knows why it is not.
async fn completed(transaction: &IdbTransaction) -> Result<(), Trouble> {
    // The promise may be kept long after the closure that made it is gone.
    let why = Rc::new(RefCell::new(None::<Trouble>));
    let (noted, broken) = (Rc::clone(&why), transaction.clone());
    let promise = Promise::new(&mut |resolve: Function, reject: Function| {
        transaction.set_oncomplete(Some(&resolve));
        let (noted, broken) = (Rc::clone(&noted), broken.clone());
        let aborted = Closure::once_into_js(move || {
            let error = broken.error();
            *noted.borrow_mut() = Some(error.map_or(Trouble::Failed, |error| named(&error)));
            let _ = reject.call0(&JsValue::NULL);
        });
        transaction.set_onabort(Some(aborted.unchecked_ref()));
    });
    match JsFuture::from(promise).await {
        Ok(_) => Ok(()),
        Err(_) => Err(why.borrow_mut().take().unwrap_or(Trouble::Failed)),
    }
}

fn trouble(error: JsValue) -> Trouble {
    let error = error.dyn_into::<DomException>();
    error.map_or(Trouble::Failed, |error| named(&error))
}

/// What the browser's name of an error means.
fn named(error: &DomException) -> Trouble {
    match error.name().as_str() {
        "QuotaExceededError" => Trouble::Full,
        "SecurityError" | "InvalidStateError" | "NotAllowedError" => Trouble::Blocked,
        _ => Trouble::Failed,
    }
}
