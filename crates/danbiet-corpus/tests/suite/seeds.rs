//! The seeds and their `corpus.toml`.

use std::sync::LazyLock;

use danbiet_corpus::{
    Corpus, Zone,
    analyse::{self, Lexicons},
    compile::{File, compile},
    document::Document,
    material::Material,
    memo::Memo,
    metadata::Basis,
    zone,
};

macro_rules! seeds {
    ($($name:literal),* $(,)?) => {
        &[$(File { name: $name, bytes: include_bytes!(concat!("../../../../seeds/", $name)) }),*]
    };
}

pub const SEEDS: &[File<'static>] = seeds![
    "000_c7764ab0d62457ae.txt",
    "001_c8b4251121b26582.txt",
    "002_1e2f9386158c8bca.txt",
    "003_d04be4df1517faf1.txt",
    "004_3e33e1dab0311927.txt",
];
pub const TOML: &[u8] = include_bytes!("../../../../seeds/corpus.toml");

pub static LEXICONS: LazyLock<Lexicons> = LazyLock::new(Lexicons::shipped);
pub static PACK: LazyLock<Vec<u8>> =
    LazyLock::new(|| compile(SEEDS, Some(TOML), &LEXICONS).unwrap());

fn corpus() -> Corpus {
    Corpus::open(PACK.clone()).unwrap()
}

fn with_document(number: usize, check: impl Fn(&Document)) {
    let corpus = corpus();
    let id = corpus.ids().nth(number).unwrap();
    check(corpus.document(id).unwrap());
}

#[test]
fn the_same_files_give_the_same_bytes_in_any_order() {
    let mut backwards = SEEDS.to_vec();
    backwards.reverse();
    let again = compile(&backwards, Some(TOML), &LEXICONS).unwrap();
    assert!(again == *PACK);
}

#[test]
fn what_is_remembered_of_other_documents_changes_nothing() {
    let mut memo = Memo::default();
    for file in SEEDS {
        let alone = analyse::document(file, &LEXICONS, None).unwrap();
        let material = Material::plain(file.name, file.bytes).unwrap();
        let lines = zone::lines(&material.text);
        let after = analyse::read(file.id(), material, lines, &LEXICONS, None, &mut memo);
        assert_eq!(after, alone);
    }
}

#[test]
fn everything_is_found_again() {
    let corpus = corpus();
    corpus.check().unwrap();
    assert_eq!(corpus.len(), 5);
    assert_eq!(corpus.info().themes.len(), 11);
    assert_eq!(corpus.info().hash.len(), 64);
    for (id, file) in corpus.ids().zip(SEEDS) {
        assert_eq!(corpus.find(file.id()), Ok(Some(id)));
        assert_eq!(corpus.name(id), Ok(file.id()));
        let document = corpus.document(id).unwrap();
        assert_eq!(document.text.as_bytes(), file.bytes);
        assert_eq!(document.source.file, file.name);
    }
    assert_eq!(corpus.find("005"), Ok(None));
}

#[test]
fn words_are_whole_and_in_their_lines() {
    for number in 0..5 {
        with_document(number, |document| {
            let words = document.words.spans(&document.text);
            assert!(
                words
                    .iter()
                    .any(|word| word.of(&document.text).contains(' '))
            );
            for word in words {
                assert!(document.lines.iter().any(|line| line.span.contains(word)));
            }
        });
    }
}

/// What each seed says about itself: place, province, publisher, date, event.
#[test]
fn facts_of_the_seeds() {
    let expected = [
        [
            "thành phố Hà Tĩnh",
            "tỉnh Hà Tĩnh",
            "Báo Hà Tĩnh điện tử",
            "2022-05-16",
            "hội nghị sơ kết",
        ],
        [
            "tỉnh Thái Nguyên",
            "tỉnh Thái Nguyên",
            "Cổng thông tin điện tử tỉnh Thái Nguyên",
            "2022-05-26",
            "buổi làm việc / kiểm tra",
        ],
        [
            "huyện Long Phú",
            "tỉnh Sóc Trăng",
            "Cổng thông tin điện tử tỉnh Sóc Trăng",
            "2021",
            "bài viết",
        ],
        [
            "thị xã Hồng Lĩnh",
            "tỉnh Hà Tĩnh",
            "Cổng thông tin điện tử thị xã Hồng Lĩnh",
            "2022-05-05",
            "hội nghị sơ kết",
        ],
        [
            "tỉnh Thái Bình",
            "tỉnh Thái Bình",
            "Báo Thái Bình",
            "2019-12-25",
            "hội nghị",
        ],
    ];
    for (number, facts) in expected.iter().enumerate() {
        with_document(number, |document| {
            let meta = &document.metadata;
            let texts = [&meta.place, &meta.province, &meta.publisher];
            let mut found: Vec<String> = texts
                .iter()
                .map(|fact| fact.as_ref().map(|f| f.value.clone()).unwrap_or_default())
                .collect();
            found.push(
                meta.date
                    .as_ref()
                    .map(|f| f.value.to_string())
                    .unwrap_or_default(),
            );
            found.push(
                meta.event
                    .as_ref()
                    .map(|f| f.value.clone())
                    .unwrap_or_default(),
            );
            assert_eq!(found, facts, "{}", document.id);
        });
    }
}

#[test]
fn facts_that_the_text_does_not_state_say_so() {
    with_document(0, |document| {
        let date = document.metadata.date.as_ref().unwrap();
        let evidence: Vec<&str> = date
            .basis
            .evidence()
            .iter()
            .map(|s| s.of(&document.text))
            .collect();
        assert_eq!(evidence, ["Chiều 16/5", "sơ kết 5 năm", "ngày 12/5/2017"]);
    });
    with_document(3, |document| {
        assert!(document.metadata.title.is_none());
        let publisher = document.metadata.publisher.as_ref().unwrap();
        assert!(matches!(publisher.basis, Basis::Given { .. }));
    });
}

#[test]
fn credits_and_markers() {
    with_document(0, |document| {
        let lead = document
            .lines
            .iter()
            .find(|line| line.zone == Zone::Lead)
            .unwrap();
        assert_eq!(lead.marker.unwrap().of(&document.text), "(Baohatinh.vn) -");
        assert!(
            lead.content(&document.text)
                .of(&document.text)
                .starts_with("5 năm qua")
        );
    });
    with_document(4, |document| {
        let value = |fact: &Option<danbiet_corpus::metadata::Fact<String>>| {
            fact.as_ref().map(|fact| fact.value.clone())
        };
        assert_eq!(
            value(&document.metadata.author).as_deref(),
            Some("Mạnh Cường")
        );
        assert_eq!(
            value(&document.metadata.photographer).as_deref(),
            Some("Thành Tâm")
        );
    });
}
