//! Other people's files: other texts, broken texts, broken packs.

use danbiet_corpus::{
    Corpus, PackError,
    compile::{CompileError, File, compile},
    ingest::{self, IngestError},
};

use crate::seeds::{LEXICONS, PACK, SEEDS, TOML};

fn file<'a>(name: &'a str, text: &'a (impl AsRef<[u8]> + ?Sized)) -> File<'a> {
    File {
        name,
        bytes: text.as_ref(),
    }
}

fn error(files: &[File<'_>], toml: Option<&str>) -> CompileError {
    compile(files, toml.map(str::as_bytes), &LEXICONS).unwrap_err()
}

#[test]
fn a_folder_of_other_files_needs_no_toml() {
    let files = [
        file(
            "thơ.txt",
            "Trăm năm trong cõi người ta,\r\nChữ tài chữ mệnh khéo là ghét nhau.\r\n",
        ),
        file("a.b.txt", "\u{feff}Một dòng"),
        file("ghi chú.TXT", "qua\u{309}n ly\u{301}\u{2028}hai"),
    ];
    let corpus = Corpus::open(compile(&files, None, &LEXICONS).unwrap()).unwrap();
    corpus.check().unwrap();
    let names: Vec<&str> = corpus.ids().map(|id| corpus.name(id).unwrap()).collect();
    assert_eq!(names, ["a.b", "ghi chú", "thơ"]);
    assert_eq!(corpus.info().language, "vi");
}

#[test]
fn files_that_are_no_documents_stop_the_build() {
    let huge = vec![b'a'; 50 * 1024 * 1024];
    let cases: [(&[u8], &str); 4] = [
        (b"", "holds no text"),
        (b"d\xe2n ch\xfc", "not UTF-8: byte 1"),
        (b"\x7fELF\x01", "no text: byte 0"),
        (&huge, "52428800 bytes"),
    ];
    for (bytes, says) in cases {
        let error = error(&[file("x.txt", bytes)], None).to_string();
        assert!(
            error.starts_with("x.txt: ") && error.contains(says),
            "{error}"
        );
    }
    assert_eq!(error(&[], None), CompileError::NoDocuments);
    let twice = [file("a.txt", "một"), file("a.TXT", "hai")];
    assert!(error(&twice, None).to_string().contains("two documents"));
}

#[test]
fn a_wrong_toml_stops_the_build_with_its_place() {
    let files = [file("a.txt", "một hai ba")];
    let cases = [
        ("languag = \"vi\"\n", "corpus.toml:1:1: ", "languag"),
        ("\n[title]\nvi = 5\n", "corpus.toml:3:6: ", "string"),
        ("[title\n", "corpus.toml:1:", ""),
        ("[documents.b]\n", "corpus.toml:1:12: ", "no file for “b”"),
        (
            "[documents.a]\nsha256 = \"0000000000000000000000000000000000000000000000000000000000000000\"\n",
            "a.txt: its SHA-256 is ",
            "restore the file",
        ),
        (
            "[[theme]]\nid = \"t\"\nname = { vi = \"T\" }\nquery = '\"đối thoại'\n",
            "corpus.toml:4:9: ",
            "",
        ),
    ];
    for (toml, place, says) in cases {
        let error = error(&files, Some(toml)).to_string();
        assert!(
            error.starts_with(place) && error.contains(says),
            "{toml}: {error}"
        );
    }
    let latin = compile(&files, Some(b"title = '\xe9'"), &LEXICONS).unwrap_err();
    assert_eq!(latin, CompileError::TomlNotUtf8 { offset: 9 });
}

#[test]
fn seeds_are_the_recorded_ones() {
    let mut files = SEEDS.to_vec();
    files[2].bytes = "khác".as_bytes();
    let error = compile(&files, Some(TOML), &LEXICONS).unwrap_err();
    assert!(matches!(error, CompileError::OtherFile { ref file, .. } if file == SEEDS[2].name));
}

/// Everything that a corpus can be asked for.
fn whole(bytes: Vec<u8>) -> Result<Vec<u8>, PackError> {
    let corpus = Corpus::open(bytes)?;
    corpus.check()?;
    let mut all = format!("{:?}", corpus.info()).into_bytes();
    for document in corpus.documents() {
        all.extend_from_slice(document?.text.as_bytes());
    }
    Ok(all)
}

#[test]
fn a_damaged_pack_is_refused_or_equal() {
    let files = [file("a.txt", "Một hai ba."), file("b.txt", "Bốn năm sáu.")];
    let sound = compile(&files, None, &LEXICONS).unwrap();
    let truth = whole(sound.clone()).unwrap();
    for at in 0..sound.len() {
        for change in [1, 0x80, 0xFF] {
            let mut bytes = sound.clone();
            bytes[at] ^= change;
            if let Ok(found) = whole(bytes) {
                assert!(found == truth, "byte {at} changed by {change:#x}");
            }
        }
        assert!(whole(sound[..at].to_vec()).is_err(), "cut to {at} bytes");
    }
}

#[test]
fn damage_far_inside_harms_nothing_else() {
    let mut bytes = PACK.clone();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    let corpus = Corpus::open(bytes).unwrap();
    assert!(corpus.check().is_err());
    let sound = corpus.documents().filter(Result::is_ok).count();
    assert!(sound >= 4, "{sound}");
}

#[test]
fn the_limit_is_the_limit() {
    let most = vec![b'a'; ingest::LIMIT];
    assert!(ingest::decode(&most).is_ok());
    let more = vec![b'a'; ingest::LIMIT + 1];
    assert!(matches!(
        ingest::decode(&more),
        Err(IngestError::TooLarge { .. })
    ));
}
