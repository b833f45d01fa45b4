//! Asking the worker and waiting for the answer.

use std::{cell::RefCell, rc::Rc, sync::Arc};

use danbiet_corpus::Corpus;
use danbiet_worker::protocol::{Failure, Progress, Request, Response};
use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::worker::{self, Event, File, Ticket};

/// What came of a request.
pub type Asked = Result<(Response, Vec<Vec<u8>>), Failure>;

/// Someone waits for the answer. When it is dropped before the answer comes, the job is cancelled
/// and [`ask`] gives nothing.
pub struct Waiter {
    _ticket: Ticket,
    done: Function,
}

impl Drop for Waiter {
    fn drop(&mut self) {
        // Whoever waited has heard already, or hears now that nothing comes.
        let _ = self.done.call0(&JsValue::NULL);
    }
}

/// Asks something about a corpus, which the worker is handed if it does not know it, or not any more;
/// `None` if the waiter was dropped before. `waiting` is handed each waiter.
pub async fn ask_about(
    corpus: Arc<Corpus>,
    request: Request,
    waiting: impl Fn(Waiter),
) -> Option<Asked> {
    let asked = ask(request.clone(), Vec::new(), |_| {}, &waiting).await?;
    if !matches!(asked, Err(Failure::NoCorpus | Failure::Stopped(_))) {
        return Some(asked);
    }
    let open = Request::Open {
        corpus: corpus.info().hash.clone(),
    };
    let pack = vec![File::of(corpus.bytes())];
    // If it fails the question does, and that one is acted upon.
    _ = ask(open, pack, |_| {}, &waiting).await?;
    ask(request, Vec::new(), |_| {}, &waiting).await
}

/// Begins a job and waits for what comes of it; `None` if the waiter was dropped before. `waiting`
/// is handed the waiter.
pub async fn ask(
    request: Request,
    files: Vec<File>,
    mut progress: impl FnMut(Progress) + 'static,
    waiting: impl FnOnce(Waiter),
) -> Option<Asked> {
    let answer: Rc<RefCell<Option<Asked>>> = Rc::default();
    let mut done = None;
    let promise = Promise::new(&mut |resolve, _| done = Some(resolve));
    let done = done?;
    let (heard, call) = (Rc::clone(&answer), done.clone());
    let ticket = worker::begin(request, files, move |event| {
        let came = match event {
            Event::Progress(far) => return progress(far),
            Event::Done(response, files) => Ok((response, files)),
            Event::Failed(failure) => Err(failure),
        };
        *heard.borrow_mut() = Some(came);
        let _ = call.call0(&JsValue::NULL);
    });
    waiting(Waiter {
        _ticket: ticket,
        done,
    });
    let _ = JsFuture::from(promise).await;
    answer.take()
}
