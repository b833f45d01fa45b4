//! Messages in, steps, messages out.

use std::{cell::RefCell, rc::Rc};

use danbiet_worker::{
    desk::{Desk, Message},
    protocol::{self, Files, FromWorker, ToWorker},
};
use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{MessageChannel, MessageEvent, MessagePort};

/// Does what comes in at the port for as long as the program lives.
///
/// A message is an array: the bytes of the message, then the buffers of its files.
#[wasm_bindgen]
pub fn serve(port: MessagePort) -> Result<(), JsValue> {
    let last = port.clone();
    std::panic::set_hook(Box::new(move |panic| stopped(&last, panic.to_string())));
    let desk = Rc::new(RefCell::new(Desk::default()));
    let bell = MessageChannel::new()?;
    // The bell rings once for each step that is due. Ringing and messages of the page wait in one
    // queue of the browser, so whatever the page has said is heard before the next step.
    let ring = bell.port1();
    let (heard, answer) = (Rc::clone(&desk), port.clone());
    let again = ring.clone();
    let step = Closure::<dyn FnMut()>::new(move || {
        let mut desk = heard.borrow_mut();
        desk.step(&mut |message| send(&answer, message));
        if !desk.is_idle() {
            // A port of our own that cannot be rung is closed with the program.
            let _ = again.post_message(&JsValue::NULL);
        }
    });
    bell.port2()
        .set_onmessage(Some(step.as_ref().unchecked_ref()));
    let answer = port.clone();
    let receive = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let mut desk = desk.borrow_mut();
        let idle = desk.is_idle();
        match read(&event.data()) {
            Some((message, files)) => desk.receive(message, files),
            None => stopped(
                &answer,
                "the page sent what is no message of this build".to_owned(),
            ),
        }
        if idle && !desk.is_idle() {
            let _ = ring.post_message(&JsValue::NULL);
        }
    });
    port.set_onmessage(Some(receive.as_ref().unchecked_ref()));
    // For as long as the program lives.
    step.forget();
    receive.forget();
    Ok(())
}

fn read(data: &JsValue) -> Option<(ToWorker, Files)> {
    let parts: &Array = data.dyn_ref()?;
    let message: Uint8Array = parts.get(0).dyn_into().ok()?;
    let message = protocol::decode(&message.to_vec()).ok()?;
    let files = parts.iter().skip(1);
    let files = files.map(|file| Some(Uint8Array::new(file.dyn_ref::<ArrayBuffer>()?).to_vec()));
    Some((message, files.collect::<Option<Files>>()?))
}

/// The last word: nothing of this program can be relied on any more.
fn stopped(port: &MessagePort, what: String) {
    send(port, (FromWorker::Stopped { what }, Files::new()));
}

fn send(port: &MessagePort, (message, files): Message) {
    let parts = Array::of1(&Uint8Array::from(protocol::encode(&message).as_slice()));
    let handed_over = Array::new();
    for file in files {
        let buffer = Uint8Array::from(file.as_slice()).buffer();
        parts.push(&buffer);
        handed_over.push(&buffer);
    }
    // If the page is gone, nobody is left to tell.
    let _ = port.post_message_with_transferable(&parts, &handed_over);
}
