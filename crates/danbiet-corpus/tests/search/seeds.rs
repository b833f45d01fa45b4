//! The seeds as a corpus.

use std::sync::OnceLock;

use danbiet_corpus::{
    Corpus,
    analyse::Lexicons,
    compile::{File, compile},
    search::{Answer, Hit, Request, search},
};

macro_rules! seed {
    ($name:literal) => {
        (
            $name,
            include_bytes!(concat!("../../../../seeds/", $name)) as &[u8],
        )
    };
}
const FILES: [(&str, &[u8]); 5] = [
    seed!("000_c7764ab0d62457ae.txt"),
    seed!("001_c8b4251121b26582.txt"),
    seed!("002_1e2f9386158c8bca.txt"),
    seed!("003_d04be4df1517faf1.txt"),
    seed!("004_3e33e1dab0311927.txt"),
];

/// The seeds, analysed once.
pub fn corpus() -> &'static Corpus {
    static CORPUS: OnceLock<Corpus> = OnceLock::new();
    CORPUS.get_or_init(|| {
        let files = FILES.map(|(name, bytes)| File { name, bytes });
        let pack = compile(&files, None, &Lexicons::shipped()).unwrap();
        Corpus::open(pack).unwrap()
    })
}

/// Answers a request over the seeds.
pub fn answer(request: &Request) -> Answer {
    search(corpus(), request).unwrap()
}

/// All listed hits of an answer, in its order, with what they say.
pub fn hits(answer: &Answer) -> Vec<(Hit, String)> {
    let corpus = corpus();
    let mut all = Vec::new();
    for entry in &answer.documents {
        for hit in answer.hits(corpus, entry).unwrap() {
            let text = &corpus.document(hit.document).unwrap().text;
            all.push((hit, hit.span.of(text).to_owned()));
        }
    }
    all
}
