//! Jobs from the first message to the last word, without a browser.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use danbiet_corpus::{Corpus, CorpusInfo, Document, quote, reuse, search};
use danbiet_text::Span;
use danbiet_worker::{
    desk::Desk,
    protocol::{
        Failure, Files, FromWorker, Job, Progress, Request, Response, ToWorker, decode, encode,
    },
};

/// A pack of documents of one line each.
fn pack(texts: &[&str]) -> Vec<u8> {
    let documents = texts.iter().enumerate().map(|(number, text)| Document {
        id: format!("{number:03}"),
        text: (*text).to_owned(),
        lines: vec![danbiet_corpus::zone::Line {
            number: 1,
            span: Span::new(0, text.len()),
            zone: danbiet_corpus::Zone::Body,
            marker: None,
        }],
        sentences: vec![Span::new(0, text.len())],
        ..Document::default()
    });
    let corpus = Corpus::build(CorpusInfo::default(), documents.collect()).unwrap();
    corpus.bytes().to_vec()
}

fn begin(desk: &mut Desk, job: u32, request: Request, files: Files) {
    let job = Job(job);
    // Through the bytes of the message, as it comes from a page.
    let message = decode(&encode(&ToWorker::Begin { job, request })).unwrap();
    desk.receive(message, files);
}

fn cancel(desk: &mut Desk, job: u32) {
    desk.receive(ToWorker::Cancel { job: Job(job) }, Files::new());
}

/// Works until there is nothing to do. Progress aside, gives everything that is said.
fn work(desk: &mut Desk) -> Vec<(FromWorker, Files)> {
    let mut said = Vec::new();
    while !desk.is_idle() {
        desk.step(&mut |(message, files)| {
            let message: FromWorker = decode(&encode(&message)).unwrap();
            if !matches!(message, FromWorker::Progress { .. }) {
                said.push((message, files));
            }
        });
    }
    said
}

fn open(desk: &mut Desk, job: u32, texts: &[&str]) {
    let corpus = "c".to_owned();
    begin(desk, job, Request::Open { corpus }, vec![pack(texts)]);
}

fn search_for(desk: &mut Desk, job: u32, query: &str) {
    let corpus = "c".to_owned();
    let request = search::Request::new(query);
    begin(desk, job, Request::Search { corpus, request }, Files::new());
}

fn failed(job: u32, failure: Failure) -> FromWorker {
    let job = Job(job);
    FromWorker::Failed { job, failure }
}

#[test]
fn a_search_is_answered_as_on_the_page() {
    let texts = ["đối thoại với nhân dân", "giám sát", "buổi đối thoại"];
    let mut desk = Desk::default();
    open(&mut desk, 1, &texts);
    search_for(&mut desk, 2, "đối thoại");
    let said = work(&mut desk);
    let [
        (
            FromWorker::Done {
                job: Job(1),
                response: Response::Opened,
            },
            _,
        ),
        (last, files),
    ] = &said[..]
    else {
        panic!("{said:?}");
    };
    let (job, response) = (Job(2), Response::Answer);
    assert_eq!(*last, FromWorker::Done { job, response });
    let request = search::Request::new("đối thoại");
    let answer = search::Answer::from_bytes(&request, &files[0]).unwrap();
    let corpus = Corpus::open(pack(&texts)).unwrap();
    let here = search::search(&corpus, &request).unwrap();
    assert_eq!(format!("{answer:?}"), format!("{here:?}"));
    assert_eq!(answer.total(), 2);
    let hits = answer.hits(&corpus, &answer.documents[0]).unwrap();
    assert_eq!(hits, here.hits(&corpus, &here.documents[0]).unwrap());
}

#[test]
fn what_nobody_waits_for_is_never_begun() {
    let mut desk = Desk::default();
    open(&mut desk, 1, &["đối thoại"]);
    for job in 2..10 {
        search_for(&mut desk, job, "đ");
        cancel(&mut desk, job);
    }
    search_for(&mut desk, 10, "đối");
    let jobs: Vec<Job> = work(&mut desk)
        .into_iter()
        .filter_map(|(message, _)| match message {
            FromWorker::Done { job, .. } => Some(job),
            _ => None,
        })
        .collect();
    assert_eq!(jobs, [Job(1), Job(10)]);
}

#[test]
fn what_cannot_be_done_is_said_and_the_next_job_goes_on() {
    let mut desk = Desk::default();
    search_for(&mut desk, 1, "đối");
    let corpus = "c".to_owned();
    begin(
        &mut desk,
        2,
        Request::Open {
            corpus: corpus.clone(),
        },
        Files::new(),
    );
    begin(
        &mut desk,
        3,
        Request::Open { corpus },
        vec![b"%PDF-1.7".to_vec()],
    );
    open(&mut desk, 4, &["đối thoại"]);
    let said: Vec<FromWorker> = work(&mut desk).into_iter().map(|(said, _)| said).collect();
    assert_eq!(said[0], failed(1, Failure::NoCorpus));
    assert_eq!(said[1], failed(2, Failure::Garbled));
    let FromWorker::Failed {
        failure: Failure::Damaged(what),
        ..
    } = &said[2]
    else {
        panic!("{said:?}");
    };
    assert!(!what.is_empty());
    let (job, response) = (Job(4), Response::Opened);
    assert_eq!(said[3], FromWorker::Done { job, response });
}

#[test]
fn a_damaged_part_is_found_when_it_is_used() {
    let mut bytes = pack(&["đối thoại"]);
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    let mut desk = Desk::default();
    begin(
        &mut desk,
        1,
        Request::Open {
            corpus: "c".to_owned(),
        },
        vec![bytes],
    );
    search_for(&mut desk, 2, "đối");
    let said = work(&mut desk);
    assert!(
        matches!(
            &said[1].0,
            FromWorker::Failed {
                failure: Failure::Damaged(_),
                ..
            }
        ),
        "{said:?}"
    );
}

#[test]
fn a_closed_corpus_is_gone() {
    let mut desk = Desk::default();
    open(&mut desk, 1, &["đối thoại"]);
    begin(
        &mut desk,
        2,
        Request::Close {
            corpus: "c".to_owned(),
        },
        Files::new(),
    );
    search_for(&mut desk, 3, "đối");
    let said = work(&mut desk);
    assert_eq!(said[2].0, failed(3, Failure::NoCorpus));
}

#[test]
fn bytes_of_strangers_are_no_message() {
    let progress = Progress { done: 1, of: 2 };
    let message = FromWorker::Progress {
        job: Job(7),
        progress,
    };
    let bytes = encode(&message);
    assert_eq!(decode::<FromWorker>(&bytes), Ok(message));
    for length in 0..bytes.len() {
        assert!(decode::<FromWorker>(&bytes[..length]).is_err());
    }
    let longer = [&bytes[..], &[0]].concat();
    assert_eq!(decode::<FromWorker>(&longer), Err(Failure::Garbled));
}

fn take(desk: &mut Desk, job: u32, path: &str, bytes: &[u8]) {
    let path = path.to_owned();
    begin(
        desk,
        job,
        Request::Take { batch: 1, path },
        vec![bytes.to_vec()],
    );
}

fn finish(desk: &mut Desk, job: u32) {
    let title = "Thử".to_owned();
    begin(desk, job, Request::Finish { batch: 1, title }, Files::new());
}

/// The pack of the last word.
fn last_pack(said: Vec<(FromWorker, Files)>) -> Vec<u8> {
    let Some((FromWorker::Done { response, .. }, mut files)) = said.into_iter().last() else {
        panic!("nothing was done");
    };
    assert_eq!(response, Response::Pack);
    files.remove(0)
}

#[test]
fn files_become_a_corpus_and_the_broken_one_is_named() {
    let mut desk = Desk::default();
    take(&mut desk, 1, "a.txt", "Dân biết, dân bàn.".as_bytes());
    take(&mut desk, 2, "b.pdf", b"%PDF-1.4 broken");
    take(&mut desk, 3, "c.html", "<p>Dân làm.".as_bytes());
    let said = work(&mut desk);
    let taken: Vec<u32> = said
        .iter()
        .map(|(message, _)| match message {
            FromWorker::Done {
                response: Response::Taken { documents, reports },
                ..
            } => {
                assert_eq!(reports.len(), 1);
                *documents
            }
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(taken, [1, 0, 1]);
    finish(&mut desk, 4);
    let corpus = Corpus::open(last_pack(work(&mut desk))).unwrap();
    corpus.check().unwrap();
    let names: Vec<&str> = corpus.ids().map(|id| corpus.name(id).unwrap()).collect();
    assert_eq!(names, ["a", "c"]);
    // The batch is over.
    finish(&mut desk, 5);
    assert_eq!(work(&mut desk)[0].0, failed(5, Failure::NoCorpus));
}

#[test]
fn preparing_changes_nothing_but_the_time() {
    let made = |prepares: bool| {
        let mut desk = Desk::default();
        if prepares {
            for job in 1..3 {
                begin(&mut desk, job, Request::Prepare, Files::new());
                let response = Response::Ready;
                let job = Job(job);
                assert_eq!(work(&mut desk)[0].0, FromWorker::Done { job, response });
            }
        }
        take(&mut desk, 3, "a.txt", "Dân biết, dân bàn.".as_bytes());
        finish(&mut desk, 4);
        last_pack(work(&mut desk))
    };
    assert_eq!(made(true), made(false));
}

#[test]
fn a_batch_can_be_stopped_and_forgotten() {
    let mut desk = Desk::default();
    take(&mut desk, 1, "a.txt", "Một.".as_bytes());
    take(&mut desk, 2, "b.txt", "Hai.".as_bytes());
    work(&mut desk);
    finish(&mut desk, 3);
    desk.step(&mut |_| ());
    cancel(&mut desk, 3);
    assert!(desk.is_idle());
    take(&mut desk, 4, "a.txt", "Một.".as_bytes());
    begin(&mut desk, 5, Request::Forget { batch: 1 }, Files::new());
    work(&mut desk);
    finish(&mut desk, 6);
    assert_eq!(work(&mut desk)[0].0, failed(6, Failure::NoCorpus));
}

#[test]
fn packs_are_joined_if_they_are_sound() {
    let mut desk = Desk::default();
    let (one, two) = (pack(&["một"]), pack(&["hai", "ba"]));
    let title = "cả hai".to_owned();
    begin(
        &mut desk,
        1,
        Request::Join { title },
        vec![one.clone(), two],
    );
    assert_eq!(Corpus::open(last_pack(work(&mut desk))).unwrap().len(), 3);
    begin(&mut desk, 2, Request::Verify, vec![one.clone()]);
    assert_eq!(last_pack(work(&mut desk)), one);
    let mut broken = one;
    *broken.last_mut().unwrap() ^= 1;
    begin(&mut desk, 3, Request::Verify, vec![broken]);
    let said = work(&mut desk);
    assert!(matches!(
        said[0].0,
        FromWorker::Failed {
            failure: Failure::Damaged(_),
            ..
        }
    ));
}

#[test]
fn formulas_are_found_step_by_step_and_can_be_called_off() {
    let texts = [
        "việc thực hiện dân chủ ở cơ sở",
        "thực hiện dân chủ ở cơ sở",
        "khác",
    ];
    let corpus = || "c".to_owned();
    let request = reuse::Request::default();
    let mut desk = Desk::default();
    open(&mut desk, 1, &texts);
    for job in [2, 3] {
        let request = request.clone();
        let corpus = corpus();
        begin(
            &mut desk,
            job,
            Request::Formulas { corpus, request },
            Files::new(),
        );
    }
    let mut progress = Vec::new();
    let mut found = Vec::new();
    while !desk.is_idle() {
        desk.step(&mut |(message, files)| match message {
            FromWorker::Progress { job, progress: far } => progress.push((job, far.done)),
            FromWorker::Done {
                job,
                response: Response::Formulas,
            } => found.push((job, files)),
            _ => {}
        });
        if progress.contains(&(Job(2), 2)) {
            cancel(&mut desk, 2);
        }
    }
    assert!(progress.is_sorted_by_key(|(_, done)| *done), "{progress:?}");
    assert_eq!(found.len(), 1);
    let (job, files) = &found[0];
    assert_eq!(*job, Job(3));
    let here = Corpus::open(pack(&texts)).unwrap();
    let expected = reuse::formulas(&here, &request).unwrap();
    assert_eq!(expected.list[0].length, 7);
    assert_eq!(decode(&files[0]), Ok(expected));
}

#[test]
fn pasted_words_are_verified() {
    let texts = ["việc thực hiện dân chủ ở cơ sở", "khác"];
    let mut desk = Desk::default();
    open(&mut desk, 1, &texts);
    let here = Corpus::open(pack(&texts)).unwrap();
    for pasted in [
        "thực hiện dân chủ",
        "thực hành dân chủ ở cơ sở",
        "không có gì",
        "",
    ] {
        let request = Request::Quote {
            corpus: "c".to_owned(),
            pasted: pasted.to_owned(),
        };
        begin(&mut desk, 2, request, Files::new());
        let said = work(&mut desk);
        let (message, files) = said.last().unwrap();
        let response = Response::Verified;
        let job = Job(2);
        assert_eq!(*message, FromWorker::Done { job, response });
        let expected = quote::verify(&here, pasted).unwrap();
        assert_eq!(decode(&files[0]), Ok(expected));
    }
}
