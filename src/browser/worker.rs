//! The worker: a program of its own that does what would hold up the page.
//!
//! It is fetched when the first job is begun, which may be one that only prepares for others. Its glue becomes a blob together with the line that
//! starts it, so that it also starts in a page that was opened from a folder and carries both glue
//! and wasm itself. Where the browser gives it no thread, the page runs the same program in its own:
//! slower to the hand, with the same results ([`place`] says which it is).

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use danbiet_worker::protocol::{
    self, Failure, FromWorker, Job, Progress, Request, Response, ToWorker,
};
use gloo::events::EventListener;
use js_sys::{Array, ArrayBuffer, Function, Object, Promise, Reflect, Uint8Array};
use leptos::{
    task::spawn_local,
    web_sys::{
        Blob, BlobPropertyBag, ErrorEvent, HtmlElement, MessageChannel, MessageEvent, MessagePort,
        Url, Worker,
    },
};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{assets, page};

/// The `meta` elements that name the files of the program.
const GLUE: &str = "later-worker";
const WASM: &str = "later-worker-wasm";

/// What these files are called where the page carries them itself.
const INLINE_GLUE: &str = "worker.js";
const INLINE_WASM: &str = "worker.wasm";

/// What stands behind the glue in the blob: the first message brings wasm and port; the answer is
/// empty, or what went wrong.
const START: &str = "\nonmessage = ({ data: [wasm, port] }) => \
    wasm_bindgen({ module_or_path: wasm })\
    .then(() => { wasm_bindgen.serve(port); postMessage(''); })\
    .catch((error) => postMessage(String(error)));\n";

/// What there is to hear of a job.
pub enum Event {
    /// How far it has come.
    Progress(Progress),
    /// It is done; the last word.
    Done(Response, Vec<Vec<u8>>),
    /// It cannot be done; the last word.
    Failed(Failure),
}

/// Where jobs are done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Beside the page.
    Beside,
    /// On the page, which stands still meanwhile.
    OnPage,
}

/// A file that goes with a request. It is handed over, not copied.
pub struct File(ArrayBuffer);

impl File {
    /// A file of these bytes, which are copied once.
    pub fn of(bytes: &[u8]) -> Self {
        File(Uint8Array::from(bytes).buffer())
    }

    /// A file that the browser has read.
    pub fn from_buffer(buffer: ArrayBuffer) -> Self {
        File(buffer)
    }
}

/// Someone waits for a job. When it is dropped, the job is cancelled.
#[must_use = "a job that nobody waits for is cancelled"]
pub struct Ticket(Job);

impl Drop for Ticket {
    fn drop(&mut self) {
        cancel(self.0);
    }
}

type Listener = Rc<RefCell<dyn FnMut(Event)>>;

/// What the page knows of its worker.
struct Office {
    last: u32,
    waiting: BTreeMap<Job, Listener>,
    line: Line,
}

/// The way to the worker.
enum Line {
    /// There is none.
    None,
    /// It is being laid; what is to be said then.
    Laying(Vec<Outgoing>),
    /// It stands.
    Up(Open),
}

struct Outgoing {
    job: Job,
    parts: Array,
    handed_over: Array,
}

struct Open {
    port: MessagePort,
    place: Place,
    /// Keeps hearing for as long as the line stands; ends the worker when it is dropped.
    _ears: Vec<EventListener>,
    worker: Option<Worker>,
}

impl Drop for Open {
    fn drop(&mut self) {
        self.port.close();
        if let Some(worker) = &self.worker {
            worker.terminate();
        }
    }
}

thread_local! {
    static OFFICE: RefCell<Office> = const {
        RefCell::new(Office { last: 0, waiting: BTreeMap::new(), line: Line::None })
    };
}

/// Begins a job; `hear` is told what comes of it, and nothing more once the ticket is dropped.
pub fn begin(request: Request, files: Vec<File>, hear: impl FnMut(Event) + 'static) -> Ticket {
    OFFICE.with_borrow_mut(|office| {
        office.last += 1;
        let job = Job(office.last);
        office.waiting.insert(job, Rc::new(RefCell::new(hear)));
        let message = outgoing(job, &ToWorker::Begin { job, request }, files);
        match &mut office.line {
            Line::None => {
                office.line = Line::Laying(vec![message]);
                spawn_local(lay());
            }
            Line::Laying(messages) => messages.push(message),
            Line::Up(open) => open.send(&message),
        }
        Ticket(job)
    })
}

/// Where jobs are done; `None` while there is no worker.
pub fn place() -> Option<Place> {
    OFFICE.with_borrow(|office| match &office.line {
        Line::Up(open) => Some(open.place),
        Line::None | Line::Laying(_) => None,
    })
}

fn cancel(job: Job) {
    // A listener may hold tickets of its own: it is dropped outside.
    let listener = OFFICE.with_borrow_mut(|office| {
        let listener = office.waiting.remove(&job)?;
        match &mut office.line {
            Line::None => {}
            Line::Laying(messages) => messages.retain(|message| message.job != job),
            Line::Up(open) => open.send(&outgoing(job, &ToWorker::Cancel { job }, Vec::new())),
        }
        Some(listener)
    });
    drop(listener);
}

fn outgoing(job: Job, message: &ToWorker, files: Vec<File>) -> Outgoing {
    let parts = Array::of1(&Uint8Array::from(protocol::encode(message).as_slice()));
    let handed_over = Array::new();
    for File(buffer) in files {
        parts.push(&buffer);
        handed_over.push(&buffer);
    }
    Outgoing {
        job,
        parts,
        handed_over,
    }
}

impl Open {
    fn send(&self, message: &Outgoing) {
        let Outgoing {
            parts, handed_over, ..
        } = message;
        // A file that is handed over twice is refused: then nothing comes back, as if cancelled.
        let _ = self.port.post_message_with_transferable(parts, handed_over);
    }
}

/// Lays the line: to a worker if there can be one, to the page itself otherwise.
async fn lay() {
    let open = match beside().await {
        Ok(open) => Ok(open),
        Err(_) => on_page().await,
    };
    match open {
        Ok(open) => OFFICE.with_borrow_mut(|office| {
            if let Line::Laying(messages) = &office.line {
                messages.iter().for_each(|message| open.send(message));
            }
            office.line = Line::Up(open);
        }),
        Err(error) => stop(&text_of(&error)),
    }
}

/// Starts the program in a worker.
async fn beside() -> Result<Open, JsValue> {
    let (glue, wasm) = program().await?;
    let parts = Array::of2(&glue, &JsValue::from_str(START));
    let kind = BlobPropertyBag::new();
    kind.set_type("text/javascript");
    let blob = Blob::new_with_buffer_source_sequence_and_options(&parts, &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let worker = Worker::new(&address);
    let worker = worker.inspect_err(|_| _ = Url::revoke_object_url(&address))?;
    let channel = MessageChannel::new()?;
    let started = {
        let (good, bad) = (worker.clone(), worker.clone());
        Promise::new(&mut |resolve, reject| {
            good.set_onmessage(Some(&resolve));
            bad.set_onerror(Some(&reject));
        })
    };
    let first = Array::of2(&wasm, &channel.port2());
    worker.post_message_with_transfer(&first, &Array::of1(&channel.port2()))?;
    let said = JsFuture::from(started).await;
    // Only now has the worker read the blob.
    let _ = Url::revoke_object_url(&address);
    worker.set_onmessage(None);
    worker.set_onerror(None);
    let said: MessageEvent = said?.unchecked_into();
    let what = said.data().as_string().unwrap_or_default();
    if !what.is_empty() {
        worker.terminate();
        return Err(what.into());
    }
    let error = EventListener::new(&worker, "error", |event| {
        let event = event.dyn_ref::<ErrorEvent>();
        stop(&event.map(ErrorEvent::message).unwrap_or_default());
    });
    Ok(Open {
        _ears: vec![ear(&channel.port1()), error],
        port: channel.port1(),
        place: Place::Beside,
        worker: Some(worker),
    })
}

#[wasm_bindgen]
extern "C" {
    /// The name that the glue of the program has on a page.
    #[wasm_bindgen(js_name = wasm_bindgen, catch)]
    fn start_here(options: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = wasm_bindgen, js_name = serve, catch)]
    fn serve_here(port: &MessagePort) -> Result<(), JsValue>;
}

/// Starts the program on the page.
async fn on_page() -> Result<Open, JsValue> {
    let (_, wasm) = program().await?;
    if let Some(address) = page::meta(GLUE) {
        let loaded = Promise::new(&mut |resolve, reject| {
            if add_script(&address, &resolve, &reject).is_none() {
                let _ = reject.call0(&JsValue::NULL);
            }
        });
        JsFuture::from(loaded).await?;
    }
    let options = Object::new();
    Reflect::set(&options, &"module_or_path".into(), &wasm)?;
    JsFuture::from(start_here(&options)?).await?;
    let channel = MessageChannel::new()?;
    serve_here(&channel.port2())?;
    Ok(Open {
        _ears: vec![ear(&channel.port1())],
        port: channel.port1(),
        place: Place::OnPage,
        worker: None,
    })
}

/// Runs a script of the site in the page.
fn add_script(address: &str, loaded: &Function, failed: &Function) -> Option<()> {
    let document = page::document()?;
    let script: HtmlElement = document.create_element("script").ok()?.dyn_into().ok()?;
    script.set_attribute("src", address).ok()?;
    script.set_onload(Some(loaded));
    script.set_onerror(Some(failed));
    document.document_element()?.append_child(&script).ok()?;
    Some(())
}

/// Glue and wasm of the program.
async fn program() -> Result<(ArrayBuffer, ArrayBuffer), JsValue> {
    let load = async |inline, name| {
        let file = page::meta(name).unwrap_or_default();
        let buffer = assets::buffer(inline, &file).await;
        buffer.map_err(|_| JsValue::from_str("the program of the worker is not to be had"))
    };
    Ok((
        load(INLINE_GLUE, GLUE).await?,
        load(INLINE_WASM, WASM).await?,
    ))
}

/// Hears what comes from the worker.
fn ear(port: &MessagePort) -> EventListener {
    let ear = EventListener::new(port, "message", |event| {
        if let Some(event) = event.dyn_ref::<MessageEvent>() {
            hear(&event.data());
        }
    });
    port.start();
    ear
}

fn hear(data: &JsValue) {
    let Some((message, files)) = incoming(data) else {
        return stop("the worker sent what is no message of this build");
    };
    let (job, event, last) = match message {
        FromWorker::Progress { job, progress } => (job, Event::Progress(progress), false),
        FromWorker::Done { job, response } => (job, Event::Done(response, files), true),
        FromWorker::Failed { job, failure } => (job, Event::Failed(failure), true),
        FromWorker::Stopped { what } => return stop(&what),
    };
    // Whoever hears may begin and cancel jobs: the office is free by then.
    let listener = OFFICE.with_borrow_mut(|office| match last {
        true => office.waiting.remove(&job),
        false => office.waiting.get(&job).cloned(),
    });
    if let Some(listener) = listener {
        (listener.borrow_mut())(event);
    }
}

fn incoming(data: &JsValue) -> Option<(FromWorker, Vec<Vec<u8>>)> {
    let parts: &Array = data.dyn_ref()?;
    let message: Uint8Array = parts.get(0).dyn_into().ok()?;
    let message = protocol::decode(&message.to_vec()).ok()?;
    let files = parts.iter().skip(1);
    let files = files.map(|file| Uint8Array::new(&file).to_vec());
    Some((message, files.collect()))
}

/// The worker is gone: all its jobs have failed, and the next one begins with a new worker.
fn stop(what: &str) {
    let (line, waiting) = OFFICE.with_borrow_mut(|office| {
        let line = std::mem::replace(&mut office.line, Line::None);
        (line, std::mem::take(&mut office.waiting))
    });
    drop(line);
    for listener in waiting.into_values() {
        let failure = Failure::Stopped(what.to_owned());
        (listener.borrow_mut())(Event::Failed(failure));
    }
}

/// What the browser says about an error.
fn text_of(error: &JsValue) -> String {
    match error.dyn_ref::<js_sys::Error>() {
        Some(error) => error.message().into(),
        None => error.as_string().unwrap_or_default(),
    }
}
