//! Taking away everything that the browser keeps for this site.

use js_sys::{Array, Function, Promise, Reflect};
use leptos::{task::spawn_local, web_sys::Storage, web_sys::window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What all keys and databases of ours begin with.
const OURS: &str = "danbiet";

/// Empties the stores, removes the databases, the kept copy of the site and what answers for it without a connection;
/// then calls `done`. What the browser does not have or does not let us touch is passed over: there is nothing kept in
/// it.
pub fn everything(done: impl FnOnce() + 'static) {
    spawn_local(async move {
        if let Some(window) = window() {
            empty(window.local_storage().ok().flatten());
            empty(window.session_storage().ok().flatten());
            let window = JsValue::from(window);
            remove_databases(&window).await;
            remove_copies(&window).await;
        }
        done();
    });
}

/// Removes our keys, and those of nobody else on the same host.
fn empty(store: Option<Storage>) -> Option<()> {
    let store = store?;
    let keys: Vec<String> = (0..store.length().ok()?)
        .filter_map(|n| store.key(n).ok()?)
        .filter(|key| key.starts_with(OURS))
        .collect();
    for key in keys {
        store.remove_item(&key).ok()?;
    }
    Some(())
}

async fn remove_databases(window: &JsValue) -> Option<()> {
    let factory = get(window, "indexedDB")?;
    let databases = wait(call(&factory, "databases", &[])?).await?;
    for database in Array::from(&databases) {
        let name = get(&database, "name")?;
        if name.as_string()?.starts_with(OURS) {
            call(&factory, "deleteDatabase", &[&name]);
        }
    }
    Some(())
}

/// Removes the service worker and its caches. Other sites of this program may stand on the same host: theirs stay.
async fn remove_copies(window: &JsValue) -> Option<()> {
    let workers = get(&get(window, "navigator")?, "serviceWorker")?;
    let registration = wait(call(&workers, "getRegistration", &[])?).await?;
    let scope = get(&registration, "scope")?.as_string()?;
    wait(call(&registration, "unregister", &[])?).await?;
    let caches = get(window, "caches")?;
    let names = wait(call(&caches, "keys", &[])?).await?;
    let mut ours = String::from(OURS);
    for part in [" ", &scope, " "] {
        ours.push_str(part);
    }
    for name in Array::from(&names) {
        if name.as_string()?.starts_with(&ours) {
            wait(call(&caches, "delete", &[&name])?).await?;
        }
    }
    Some(())
}

fn get(target: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(target, &name.into()).ok()?;
    (!value.is_null() && !value.is_undefined()).then_some(value)
}

fn call(target: &JsValue, name: &str, arguments: &[&JsValue]) -> Option<JsValue> {
    let function: Function = get(target, name)?.dyn_into().ok()?;
    let arguments: Array = arguments.iter().copied().collect();
    function.apply(target, &arguments).ok()
}

async fn wait(promise: JsValue) -> Option<JsValue> {
    JsFuture::from(promise.dyn_into::<Promise>().ok()?)
        .await
        .ok()
}
