//! What whoever keeps a corpus should know about its documents: how their bytes were read, which are
//! there twice, what is not known of them, which have no article. Each with what to do.

use std::{collections::HashMap, fmt};

use danbiet_text::legacy::RepairKind;
use sha2::{Digest, Sha256};

use crate::{
    PackError,
    batch::share_of_syllables,
    corpus::Corpus,
    document::{DocId, Document},
    index::Index,
    ingest::Encoding,
    metadata::{Basis, Fact},
};

/// Something remarkable about a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The document.
    pub document: DocId,
    /// What it is.
    pub remark: Remark,
}

/// What is remarkable. Its text says what it is and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The file is not UTF-8, or lines of it are in an older encoding; letters were converted.
    Converted {
        /// What it was taken for.
        encoding: Encoding,
        /// How many letters were made from the codes of an older encoding.
        letters: u32,
    },
    /// Bytes meant nothing and became U+FFFD.
    Lost {
        /// How many.
        places: u32,
    },
    /// Marks stand behind their letters: the text is not in NFC.
    NotNfc {
        /// How many.
        places: u32,
    },
    /// Ð or Ɖ stands where Đ is meant.
    StandIns {
        /// How many.
        places: u32,
    },
    /// Another document has the same text.
    SameText {
        /// The first that has it.
        as_: String,
    },
    /// Another document has the same article in other furniture, or with other punctuation.
    SameArticle {
        /// The first that has it.
        as_: String,
    },
    /// No line of it is prose of an article.
    NoArticle,
    /// Nearly all of it is furniture.
    MostlyFurniture {
        /// Hundredths of its tokens.
        percent: u8,
    },
    /// Little of it is Vietnamese.
    OtherLanguage {
        /// Hundredths of its words that are Vietnamese syllables.
        percent: u8,
    },
    /// Facts that a citation needs and that are neither stated, inferred nor given.
    NotKnown {
        /// Their names in `corpus.toml`; a title cannot be given there.
        facts: Vec<&'static str>,
    },
    /// A fact is given without a word of how it is known.
    NoBasis {
        /// Its name in `corpus.toml`.
        fact: &'static str,
    },
}

/// From this share of furniture on a document is suspected to hold no article, in hundredths.
const MOSTLY: u64 = 90;

impl Remark {
    /// The name in the exported forms.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Remark::Converted { .. } => "converted",
            Remark::Lost { .. } => "lost",
            Remark::NotNfc { .. } => "not-nfc",
            Remark::StandIns { .. } => "stand-ins",
            Remark::SameText { .. } => "same-text",
            Remark::SameArticle { .. } => "same-article",
            Remark::NoArticle => "no-article",
            Remark::MostlyFurniture { .. } => "mostly-furniture",
            Remark::OtherLanguage { .. } => "other-language",
            Remark::NotKnown { .. } => "not-known",
            Remark::NoBasis { .. } => "no-basis",
        }
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Remark::Converted {
                encoding,
                letters: 0,
            } => write!(
                f,
                "the file is {}; save it as UTF-8, which every program reads",
                encoding.name()
            ),
            Remark::Converted {
                encoding: Encoding::Utf8 | Encoding::Utf8Bom,
                letters,
            } => write!(
                f,
                "lines of it are in an older encoding, {letters} letters were converted; read them, and \
                 save them as they should be"
            ),
            Remark::Converted { encoding, letters } => write!(
                f,
                "the file is {}, {letters} letters were converted; read a page of it, and save it as \
                 UTF-8 if it is right",
                encoding.name()
            ),
            Remark::Lost { places } => write!(
                f,
                "{places} bytes mean nothing and are shown as U+FFFD; get the file anew from where it \
                 was published"
            ),
            Remark::NotNfc { places } => write!(
                f,
                "{places} marks stand behind their letters (not NFC): nothing has to be done here, but \
                 programs that compare bytes will not find its words; convert it to NFC for them"
            ),
            Remark::StandIns { places } => write!(
                f,
                "Ð or Ɖ stands for Đ in {places} places; they are read as Đ, nothing has to be done"
            ),
            Remark::SameText { as_ } => {
                write!(f, "it has the same text as {as_}; remove one of the files")
            }
            Remark::SameArticle { as_ } => write!(
                f,
                "it has the same article as {as_}: each of its words counts twice; remove one of the \
                 files unless both publications matter"
            ),
            Remark::NoArticle => f.write_str(
                "no line of it was taken for an article, so a search does not find it unless \
                 furniture is searched; look at its zones (danbiet annotate), or remove it",
            ),
            Remark::MostlyFurniture { percent } => write!(
                f,
                "{percent} % of it are furniture; see whether its article was saved with the page"
            ),
            Remark::OtherLanguage { percent } => write!(
                f,
                "only {percent} % of its words are Vietnamese syllables; see whether it belongs here"
            ),
            Remark::NotKnown { facts } => write!(
                f,
                "not known: {}; give them in corpus.toml, each with its basis, if you know them",
                facts.join(", ")
            ),
            Remark::NoBasis { fact } => write!(
                f,
                "{fact} is given without a basis; write into corpus.toml how it is known"
            ),
        }
    }
}

/// Everything remarkable, document by document.
///
/// # Errors
/// If a part of the corpus is damaged.
pub fn audit(corpus: &Corpus) -> Result<Vec<Finding>, PackError> {
    let index = corpus.index()?;
    let mut found = Vec::new();
    let mut texts: HashMap<[u8; 32], DocId> = HashMap::new();
    let mut articles: HashMap<[u8; 32], DocId> = HashMap::new();
    for id in corpus.ids() {
        let document = corpus.document(id)?;
        let mut remarks = Vec::new();
        reading(document, &mut remarks);
        let text: [u8; 32] = Sha256::digest(document.text.as_bytes()).into();
        let same_text = *texts.entry(text).or_insert(id);
        let article = Article::of(&index, id);
        let same_article = article
            .digest
            .map_or(id, |digest| *articles.entry(digest).or_insert(id));
        if same_text != id {
            let as_ = corpus.name(same_text)?.to_owned();
            remarks.push(Remark::SameText { as_ });
        } else if same_article != id {
            let as_ = corpus.name(same_article)?.to_owned();
            remarks.push(Remark::SameArticle { as_ });
        }
        if !document.lines.iter().any(|line| line.zone.is_prose()) {
            remarks.push(Remark::NoArticle);
        } else if article.furniture_percent() >= MOSTLY {
            let percent = article.furniture_percent() as u8;
            remarks.push(Remark::MostlyFurniture { percent });
        }
        if let Some(percent) = share_of_syllables(&document.text).filter(|share| *share < 50) {
            remarks.push(Remark::OtherLanguage { percent });
        }
        facts(document, &mut remarks);
        let findings = remarks.into_iter();
        found.extend(findings.map(|remark| Finding {
            document: id,
            remark,
        }));
    }
    Ok(found)
}

/// How the bytes were read.
fn reading(document: &Document, remarks: &mut Vec<Remark>) {
    let source = &document.source;
    let count = |kind: RepairKind| {
        let found = source.repairs.iter().find(|(name, _)| name == kind.name());
        found.map_or(0, |(_, count)| *count)
    };
    let is_utf8 = matches!(source.encoding, Encoding::Utf8 | Encoding::Utf8Bom);
    let letters = count(RepairKind::LegacyLetters);
    if !is_utf8 || letters > 0 {
        let encoding = source.encoding;
        remarks.push(Remark::Converted { encoding, letters });
    }
    let places = count(RepairKind::Undecodable);
    if places > 0 {
        remarks.push(Remark::Lost { places });
    }
    let places = count(RepairKind::LooseMarks);
    if places > 0 {
        remarks.push(Remark::NotNfc { places });
    }
    let places = count(RepairKind::StandInBars);
    if places > 0 {
        remarks.push(Remark::StandIns { places });
    }
}

/// The tokens of a document that are no furniture.
struct Article {
    /// Equal for the same words in the same order; none if there are none.
    digest: Option<[u8; 32]>,
    furniture: u64,
    tokens: u64,
}

impl Article {
    fn of(index: &Index<'_>, id: DocId) -> Article {
        let range = index.document(id);
        let tokens = u64::from(range.end - range.start);
        let (mut furniture, mut at) = (0, range.start);
        let mut sha = Sha256::new();
        while at < range.end {
            let (run, zone) = index.zone_run(at);
            let end = run.end.clamp(at + 1, range.end);
            if zone.is_furniture() {
                furniture += u64::from(end - at);
            } else {
                for position in at..end {
                    sha.update(index.form(position).to_le_bytes());
                }
            }
            at = end;
        }
        Article {
            digest: (furniture < tokens).then(|| sha.finalize().into()),
            furniture,
            tokens,
        }
    }

    fn furniture_percent(&self) -> u64 {
        self.furniture * 100 / self.tokens.max(1)
    }
}

/// What is not known, and what is given without a basis.
fn facts(document: &Document, remarks: &mut Vec<Remark>) {
    let metadata = &document.metadata;
    let mut missing = Vec::new();
    if metadata.title.is_none() {
        missing.push("title");
    }
    match &metadata.date {
        None => missing.push("date"),
        Some(date) if date.value.year.is_none() => missing.push("date (its year)"),
        Some(_) => {}
    }
    if metadata.publisher.is_none() {
        missing.push("publisher");
    }
    if metadata.place.is_none() {
        missing.push("place");
    }
    if !missing.is_empty() {
        remarks.push(Remark::NotKnown { facts: missing });
    }
    let texts = [
        ("place", &metadata.place),
        ("province", &metadata.province),
        ("publisher", &metadata.publisher),
        ("site", &metadata.site),
        ("event", &metadata.event),
        ("author", &metadata.author),
        ("photographer", &metadata.photographer),
    ];
    let basis = |fact: &Option<Fact<String>>| fact.as_ref().map(|fact| fact.basis.clone());
    let date = metadata.date.as_ref().map(|fact| fact.basis.clone());
    let all = texts.into_iter().map(|(name, fact)| (name, basis(fact)));
    for (fact, basis) in all.chain([("date", date)]) {
        if matches!(basis, Some(Basis::Given { basis, .. }) if basis.trim().is_empty()) {
            remarks.push(Remark::NoBasis { fact });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        corpus::CorpusInfo,
        metadata::{Certainty, PartialDate},
        testing,
        zone::Zone,
    };

    /// What is remarkable about each of some documents, by name.
    fn check(documents: Vec<Document>, expected: &[(u32, &str)]) {
        let corpus = Corpus::build(CorpusInfo::default(), documents).unwrap();
        let found = audit(&corpus).unwrap();
        let names: Vec<(u32, &str)> = found
            .iter()
            .map(|finding| (finding.document.0, finding.remark.name()))
            .collect();
        assert_eq!(names, expected);
    }

    /// A document of which everything is known.
    fn known(number: usize, lines: &[&str]) -> Document {
        let mut document = testing::document(number, lines);
        let fact = || {
            let basis = Basis::Stated {
                evidence: document.lines[0].span,
            };
            Some(Fact {
                value: "x".to_owned(),
                basis,
            })
        };
        let date = fact().map(|fact| Fact {
            value: PartialDate {
                year: Some(2022),
                ..PartialDate::default()
            },
            basis: fact.basis,
        });
        let (title, publisher, place) = (fact(), fact(), fact());
        let metadata = &mut document.metadata;
        (metadata.title, metadata.publisher, metadata.place) = (title, publisher, place);
        metadata.date = date;
        document
    }

    #[test]
    fn what_is_there_twice_is_named() {
        let other = known(3, &["Dân biết; DÂN BÀN!"]);
        let mut framed = known(4, &["Dân biết, dân bàn.", "Tin liên quan"]);
        framed.lines[1].zone = Zone::Boilerplate;
        check(
            vec![
                known(0, &["Dân biết, dân bàn."]),
                known(1, &["Dân làm."]),
                known(2, &["Dân biết, dân bàn."]),
                other,
                framed,
            ],
            &[(2, "same-text"), (3, "same-article"), (4, "same-article")],
        );
    }

    #[test]
    fn how_bytes_were_read_is_told() {
        let mut document = known(0, &["Dân biết."]);
        document.source.encoding = Encoding::Tcvn3;
        document.source.repairs = vec![
            ("legacy letters".to_owned(), 7),
            ("undecodable".to_owned(), 1),
            ("loose marks".to_owned(), 2),
            ("stand-in bars".to_owned(), 3),
        ];
        let expected = ["converted", "lost", "not-nfc", "stand-ins"].map(|name| (0, name));
        check(vec![document], &expected);
        let said = |encoding, letters| Remark::Converted { encoding, letters }.to_string();
        assert!(said(Encoding::Utf16Le, 0).starts_with("the file is UTF-16LE; save it"));
        assert!(said(Encoding::Utf8, 7).contains("7 letters were converted"));
        assert!(!said(Encoding::Utf8, 7).contains("UTF-8"));
    }

    #[test]
    fn what_is_no_article_is_told() {
        let mut none = known(0, &["Trang chủ", "Liên hệ"]);
        none.lines
            .iter_mut()
            .for_each(|line| line.zone = Zone::Boilerplate);
        let mut little = known(1, &["Dân biết.", &"thực đơn ".repeat(30)]);
        little.lines[1].zone = Zone::Boilerplate;
        let foreign = known(
            2,
            &[&"The quick brown fox jumps over lazy dogs. ".repeat(4)],
        );
        check(
            vec![none, little, foreign],
            &[
                (0, "no-article"),
                (1, "mostly-furniture"),
                (2, "other-language"),
            ],
        );
    }

    #[test]
    fn facts_without_basis_and_missing_ones_are_told() {
        let mut document = known(0, &["Dân biết."]);
        document.metadata.title = None;
        document.metadata.date.as_mut().unwrap().value = PartialDate::default();
        document.metadata.place.as_mut().unwrap().basis = Basis::Given {
            basis: " ".to_owned(),
            certainty: Certainty::High,
        };
        check(vec![document], &[(0, "not-known"), (0, "no-basis")]);
    }
}
