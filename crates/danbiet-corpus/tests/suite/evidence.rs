//! The questions that a reader asks of the seeds, answered by the tables.

use danbiet_corpus::{
    Corpus,
    evidence::{
        self, Cell, Column, InDocument, Item, MatrixColumn, Near, Proof, Row, Scope, Subject,
        Table, TableKind, Value, derived, export,
    },
    export::Header,
    search::{self, Request},
};
use serde_json::Value as Json;

use crate::seeds::{PACK, SEEDS};

const QUESTIONS: &str = include_str!("../../../../tests/data/questions.json");

fn corpus() -> Corpus {
    Corpus::open(PACK.clone()).unwrap()
}

fn table(corpus: &Corpus, kind: TableKind) -> Table {
    evidence::table(corpus, kind, &Scope::default()).unwrap()
}

fn cell<'t>(table: &Table, row: &'t Row, column: Column) -> &'t Cell {
    table.cell(row, column).unwrap()
}

fn text<'t>(table: &Table, row: &'t Row, column: Column) -> Option<&'t str> {
    match &cell(table, row, column).value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

fn items<'t>(table: &Table, row: &'t Row, column: Column) -> &'t [Item] {
    match &cell(table, row, column).value {
        Value::Items(items) => items,
        _ => &[],
    }
}

fn documents<'t>(table: &Table, row: &'t Row) -> &'t [InDocument] {
    match &cell(table, row, Column::Documents).value {
        Value::Documents(documents) => documents,
        other => panic!("{other:?}"),
    }
}

/// The number that begins the name of a document: `000`.
fn number(corpus: &Corpus, proof: &Proof) -> String {
    corpus.name(proof.document).unwrap()[..3].to_owned()
}

fn words<'c>(corpus: &'c Corpus, proof: &Proof) -> &'c str {
    proof
        .span
        .of(&corpus.document(proof.document).unwrap().text)
}

/// The figures of a unit: number of the document and value.
fn figures(corpus: &Corpus, table: &Table, unit: &str) -> Vec<(String, f64)> {
    let of_unit = |row: &&Row| text(table, row, Column::Unit) == Some(unit);
    let value = |row: &Row| match cell(table, row, Column::Number).value {
        Value::Number(value) => (number(corpus, &row.proofs[0]), value),
        _ => panic!("a figure without a value"),
    };
    table.rows.iter().filter(of_unit).map(value).collect()
}

fn of(pairs: &[(&str, f64)]) -> Vec<(String, f64)> {
    let owned = pairs.iter().map(|(id, value)| ((*id).to_owned(), *value));
    owned.collect()
}

/// The quotes of a question with their places: file and characters.
fn quotes(id: &str) -> Vec<(String, usize, usize)> {
    let questions: Json = serde_json::from_str(QUESTIONS).unwrap();
    let all = questions["questions"].as_array().unwrap();
    let question = all.iter().find(|question| question["id"] == id).unwrap();
    let quotes = question["quotes"].as_array().unwrap().iter();
    quotes
        .map(|quote| {
            let at = |key: &str| usize::try_from(quote[key].as_u64().unwrap()).unwrap();
            let file = quote["seed_file"].as_str().unwrap().to_owned();
            (file, at("char_start"), at("char_end"))
        })
        .collect()
}

/// Whether the sentences of some places hold all quotes of a question.
fn proves(corpus: &Corpus, proofs: &[Proof], question: &str) {
    for (file, start, end) in quotes(question) {
        let id = corpus.find(file.trim_end_matches(".txt")).unwrap().unwrap();
        let text = &corpus.document(id).unwrap().text;
        let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(at, _)| at);
        let quote = danbiet_text::Span::new(byte(start), byte(end));
        let holds = |proof: &Proof| proof.document == id && proof.sentence.contains(quote);
        assert!(proofs.iter().any(holds), "{question}: {}", quote.of(text));
    }
}

#[test]
fn documents_issued_and_receptions() {
    let corpus = corpus();
    let table = table(&corpus, TableKind::Figures);
    let issued = figures(&corpus, &table, "văn bản");
    assert_eq!(issued, of(&[("000", 301.0), ("003", 180.0)]));
    let is_issued = |row: &&Row| text(&table, row, Column::Unit) == Some("văn bản");
    let proofs: Vec<Proof> = (table.rows.iter().filter(is_issued))
        .flat_map(|row| row.proofs.clone())
        .collect();
    proves(&corpus, &proofs, "Q01");
    let places: Vec<_> = (table.rows.iter().filter(is_issued))
        .map(|row| text(&table, row, Column::PlaceOfDocument))
        .collect();
    assert_eq!(
        places,
        [Some("thành phố Hà Tĩnh"), Some("thị xã Hồng Lĩnh")]
    );
    let receptions = figures(&corpus, &table, "cuộc");
    assert!(receptions.contains(&("003".to_owned(), 143.0)));
}

#[test]
fn sums_are_derived_and_name_their_sources() {
    let corpus = corpus();
    let table = table(&corpus, TableKind::Figures);
    let of_2021 = |unit: &'static str| {
        let table = &table;
        table.rows.iter().filter(move |row| {
            let period = &cell(table, row, Column::Period).value;
            text(table, row, Column::Unit) == Some(unit) && *period == Value::Time("2021".into())
        })
    };
    let activities = derived::sum(&table, of_2021("cuộc")).unwrap();
    let cases = derived::sum(&table, of_2021("vụ việc")).unwrap();
    assert_eq!((activities.value, cases.value), (1256.0, 95.0));
    assert_eq!(activities.unit.as_deref(), Some("cuộc"));
    assert!(!activities.inexact);
    let sources: Vec<&str> = cases.sources.iter().map(|p| words(&corpus, p)).collect();
    assert_eq!(sources, ["38 vụ việc", "57 vụ việc"]);
    let mut proofs = activities.sources;
    proofs.extend(cases.sources);
    proves(&corpus, &proofs, "Q07");
    let mixed = derived::sum(&table, &table.rows);
    assert!(matches!(mixed, Err(derived::NoSum::Units(..))));
    assert_eq!(derived::sum(&table, []), Err(derived::NoSum::NoFigures));
}

#[test]
fn inspections_criteria_and_tasks() {
    let corpus = corpus();
    let table = table(&corpus, TableKind::Figures);
    let cases = figures(&corpus, &table, "vụ việc");
    assert_eq!(cases, of(&[("001", 38.0), ("001", 57.0)]));
    let criteria = |row: &&Row| text(&table, row, Column::Unit) == Some("tiêu chí");
    let row = table.rows.iter().find(criteria).unwrap();
    assert_eq!(
        cell(&table, row, Column::Denominator).value,
        Value::Number(59.0)
    );
    assert_eq!(figures(&corpus, &table, "điểm"), of(&[("003", 73.95)]));
    let growth = figures(&corpus, &table, "%");
    assert!(growth.contains(&("003".to_owned(), 8.7)));
    assert_eq!(figures(&corpus, &table, "nhiệm vụ"), of(&[("004", 8.0)]));
    assert_eq!(figures(&corpus, &table, "mục tiêu"), of(&[("003", 7.0)]));
    let all: Vec<Proof> = table.rows.iter().flat_map(|r| r.proofs.clone()).collect();
    for question in ["Q05", "Q21", "Q23"] {
        proves(&corpus, &all, question);
    }
}

#[test]
fn one_resolution_in_all_its_spellings() {
    let corpus = corpus();
    let table = table(&corpus, TableKind::Instruments);
    let resolutions: Vec<&Row> = (table.rows.iter())
        .filter(|row| text(&table, row, Column::NumberOfInstrument) == Some("02-NQ/TU"))
        .collect();
    let [row] = resolutions[..] else {
        panic!("{} rows", resolutions.len());
    };
    assert_eq!(text(&table, row, Column::Province), Some("tỉnh Hà Tĩnh"));
    assert_eq!(cell(&table, row, Column::Citations).value, Value::Count(9));
    let spelt = |column| -> Vec<(&str, usize)> {
        let list = items(&table, row, column).iter();
        let written = list.filter(|item| item.text.contains("02"));
        written.map(|i| (i.text.as_str(), i.proofs.len())).collect()
    };
    assert_eq!(
        spelt(Column::Spellings),
        [
            ("Nghị quyết số 02-NQ/TU", 4),
            ("Nghị quyết 02-NQ/TU", 2),
            ("Nghị quyết 02/NQ-TU", 1),
            ("Nghị quyết 02", 1),
            ("Nghị quyết số 02", 1),
        ]
    );
    assert_eq!(spelt(Column::Variants), [("Nghị quyết 02/NQ-TU", 1)]);
    let numbered = items(&table, row, Column::Spellings).iter();
    let numbered = numbered.filter(|item| item.text.contains("02"));
    let mut by_document = [0, 0];
    for proof in numbered.flat_map(|item| &item.proofs) {
        by_document[usize::from(number(&corpus, proof) != "000")] += 1;
    }
    assert_eq!(by_document, [6, 3]);
    proves(&corpus, &row.proofs, "Q09");
}

#[test]
fn who_asks_for_the_law() {
    let corpus = corpus();
    let table = table(&corpus, TableKind::Instruments);
    let laws: Vec<&Row> = (table.rows.iter())
        .filter(|row| text(&table, row, Column::TypeOfInstrument) == Some("luật"))
        .collect();
    let [row] = laws[..] else {
        panic!("{} laws", laws.len());
    };
    let asks = &items(&table, row, Column::NamedBefore)[0];
    assert_eq!(asks.text, "Phạm Hoàng Sơn");
    assert_eq!(number(&corpus, &row.proofs[0]), "001");
    proves(&corpus, &row.proofs, "Q11");
}

#[test]
fn a_short_form_and_where_it_is_defined() {
    let corpus = corpus();
    let table = table(&corpus, TableKind::Abbreviations);
    let rows: Vec<&Row> = (table.rows.iter())
        .filter(|row| text(&table, row, Column::Name) == Some("QCDC"))
        .collect();
    let [row] = rows[..] else {
        panic!("{} rows", rows.len());
    };
    assert_eq!(
        text(&table, row, Column::Expansion),
        Some("quy chế dân chủ")
    );
    let counted = documents(&table, row).iter();
    let counted: Vec<(String, usize)> = counted
        .map(|there| (number(&corpus, &there.proofs[0]), there.proofs.len()))
        .collect();
    assert_eq!(counted, [("001".to_owned(), 10), ("002".to_owned(), 12)]);
    let Value::Documents(definitions) = &cell(&table, row, Column::Definitions).value else {
        panic!("no definitions");
    };
    let proofs: Vec<Proof> = definitions.iter().flat_map(|d| d.proofs.clone()).collect();
    assert_eq!(proofs.len(), 2);
    proves(&corpus, &proofs, "Q13");
}

#[test]
fn one_person_in_two_documents_with_both_titles() {
    let corpus = corpus();
    let table = table(&corpus, TableKind::People);
    let person = |name: &str| {
        let mut rows = table.rows.iter();
        rows.find(|row| text(&table, row, Column::Name) == Some(name))
            .unwrap()
    };
    let row = person("Ngô Văn Huỳnh");
    let there: Vec<String> = documents(&table, row)
        .iter()
        .map(|there| number(&corpus, &there.proofs[0]))
        .collect();
    assert_eq!(there, ["000", "003"]);
    let roles: Vec<(&str, Vec<String>)> = items(&table, row, Column::Roles)
        .iter()
        .map(|role| {
            (
                role.text.as_str(),
                role.proofs.iter().map(|p| number(&corpus, p)).collect(),
            )
        })
        .collect();
    let both = vec!["000".to_owned(), "003".to_owned()];
    assert_eq!(
        roles[0],
        ("Phó Trưởng ban Thường trực Ban Dân vận Tỉnh ủy", both)
    );
    assert_eq!(roles[1].0, "Tỉnh ủy viên");
    assert_eq!(roles.len(), 2);
    for (question, names) in [
        ("Q15", ["Ngô Đông Hải", "Đặng Thanh Giang"].as_slice()),
        ("Q17", &["Lương Quốc Tuấn"]),
        ("Q19", &["Nguyễn Huy Đức", "Nguyễn Văn Huyên"]),
    ] {
        let proofs: Vec<Proof> = names
            .iter()
            .flat_map(|n| person(n).proofs.clone())
            .collect();
        proves(&corpus, &proofs, question);
        for name in names {
            assert!(
                !items(&table, person(name), Column::Roles).is_empty(),
                "{name}"
            );
        }
    }
    assert!(
        !table
            .rows
            .iter()
            .any(|row| text(&table, row, Column::Name) == Some("Hà Huy Tập"))
    );
}

#[test]
fn the_motto_limb_by_limb() {
    let corpus = corpus();
    let table = table(&corpus, TableKind::Principles);
    let rows: Vec<(String, &str, u32, Vec<&str>, usize)> = table
        .rows
        .iter()
        .map(|row| {
            let kind = match cell(&table, row, Column::Kind).value {
                Value::Term(term) => term.name(),
                _ => panic!("no kind"),
            };
            let form = match cell(&table, row, Column::Form).value {
                Value::Count(form) => form,
                _ => panic!("no form"),
            };
            let missing = items(&table, row, Column::Missing).iter();
            let limbs = table
                .columns()
                .iter()
                .zip(&row.cells)
                .filter(|(column, cell)| {
                    matches!(column, Column::Limb(_)) && cell.value != Value::NotStated
                });
            (
                number(&corpus, &row.proofs[0]),
                kind,
                form,
                missing.map(|item| item.text.as_str()).collect(),
                limbs.count(),
            )
        })
        .collect();
    let expected = [
        ("000", "motto", 6, vec![], 6),
        ("001", "motto", 4, vec![], 4),
        ("001", "formula", 3, vec![], 0),
        ("001", "motto", 6, vec![], 6),
        ("002", "paraphrase", 6, vec!["thụ hưởng"], 5),
    ];
    let expected = expected.map(|(id, kind, form, gaps, n)| (id.to_owned(), kind, form, gaps, n));
    assert_eq!(rows, expected);
}

#[test]
fn days_that_are_stated_and_their_years() {
    let corpus = corpus();
    let table = table(&corpus, TableKind::Dates);
    for (words, normal) in [
        ("Chiều 16/5", "2022-05-16"),
        ("Chiều ngày 5/5", "2022-05-05"),
    ] {
        let mut rows = table.rows.iter();
        let row = rows
            .find(|row| text(&table, row, Column::Printed) == Some(words))
            .unwrap();
        assert_eq!(
            cell(&table, row, Column::Time).value,
            Value::Time(normal.to_owned())
        );
        let basis = cell(&table, row, Column::Basis);
        assert_eq!(
            basis.value,
            Value::Term(evidence::Term::Basis(evidence::BasisKind::Inferred))
        );
        assert!(!basis.proofs.is_empty());
    }
    let all: Vec<Proof> = table.rows.iter().flat_map(|r| r.proofs.clone()).collect();
    proves(&corpus, &all, "Q27");
}

#[test]
fn places_by_themes() {
    let corpus = corpus();
    let matrix = evidence::matrix(&corpus, Subject::Place, &Scope::default()).unwrap();
    let names: Vec<_> = matrix.rows.iter().map(|row| row.name.as_deref()).collect();
    let expected = [
        "huyện Long Phú",
        "thành phố Hà Tĩnh",
        "thị xã Hồng Lĩnh",
        "tỉnh Thái Bình",
        "tỉnh Thái Nguyên",
    ];
    assert_eq!(names, expected.map(Some));
    let theme = |id: &str| {
        let mut themes = corpus.info().themes.iter();
        themes.position(|theme| theme.id == id).unwrap()
    };
    // No word on dialogue in the article on Long Phú: not stated, which is no 0.
    assert_eq!(matrix.rows[0].cells[theme("doi-thoai")], None);
    let proofs = matrix.proofs(&corpus, 1, theme("doi-thoai")).unwrap();
    assert_eq!(
        matrix.rows[1].cells[theme("doi-thoai")].unwrap().hits as usize,
        proofs.len()
    );
    proves(&corpus, &proofs, "Q03");
    for (at, row) in matrix.rows.iter().enumerate() {
        for (theme, cell) in row.cells.iter().enumerate() {
            let proofs = matrix.proofs(&corpus, at, theme).unwrap();
            assert_eq!(cell.map_or(0, |cell| cell.hits as usize), proofs.len());
            for proof in &proofs {
                assert!(proof.sentence.contains(proof.span) && !proof.zone.is_furniture());
            }
        }
    }
    let directing = matrix.proofs(&corpus, 1, theme("chi-dao")).unwrap();
    let figures = evidence::Matrix::figures(&corpus, None, &directing).unwrap();
    assert_eq!(words(&corpus, &figures[0]), "301 văn bản");
}

#[test]
fn a_matrix_is_sorted_by_a_theme_and_by_its_names() {
    let corpus = corpus();
    let mut matrix = evidence::matrix(&corpus, Subject::Place, &Scope::default()).unwrap();
    let mut themes = corpus.info().themes.iter();
    let theme = themes.position(|theme| theme.id == "doi-thoai").unwrap();
    let hits = |matrix: &evidence::Matrix| -> Vec<Option<u32>> {
        let cells = matrix.rows.iter().map(|row| row.cells[theme]);
        cells.map(|cell| cell.map(|cell| cell.hits)).collect()
    };
    matrix.sort(MatrixColumn::Theme(theme), true);
    let falling = hits(&matrix);
    // The place that says nothing is last either way: not stated is not the smallest number.
    assert_eq!(falling.last(), Some(&None));
    assert!(falling[..4].is_sorted_by(|a, b| a >= b), "{falling:?}");
    assert_eq!(
        matrix.proofs(&corpus, 0, theme).unwrap().len(),
        falling[0].unwrap() as usize
    );
    matrix.sort(MatrixColumn::Theme(theme), false);
    let rising = hits(&matrix);
    assert_eq!(rising.last(), Some(&None));
    assert!(rising[..4].is_sorted(), "{rising:?}");
    matrix.sort(MatrixColumn::Name, true);
    assert_eq!(matrix.rows[0].name.as_deref(), Some("tỉnh Thái Nguyên"));
}

#[test]
fn a_query_narrows_a_table() {
    let corpus = corpus();
    let answer = search::search(&corpus, &Request::new("ban hành")).unwrap();
    let scope = |near| Scope {
        answer: Some((&answer, near)),
        ..Scope::default()
    };
    let table = |near| evidence::table(&corpus, TableKind::Figures, &scope(near)).unwrap();
    let near = table(Near::Sentence);
    let issued = figures(&corpus, &near, "văn bản");
    assert_eq!(issued, of(&[("000", 301.0), ("003", 180.0)]));
    assert!(table(Near::Document).rows.len() > near.rows.len());
    let one = [corpus.ids().nth(4).unwrap()];
    let scope = Scope {
        documents: Some(&one),
        ..Scope::default()
    };
    let table = evidence::table(&corpus, TableKind::Figures, &scope).unwrap();
    assert_eq!(figures(&corpus, &table, "nhiệm vụ"), of(&[("004", 8.0)]));
    assert_eq!(table.rows.len(), 1);
}

#[test]
fn rows_are_sorted_as_people_expect() {
    let corpus = corpus();
    let mut table = table(&corpus, TableKind::Figures);
    let numbers = |table: &Table| -> Vec<f64> {
        let of_row = |row| match cell(table, row, Column::Number).value {
            Value::Number(number) => number,
            _ => 0.0,
        };
        table.rows.iter().map(of_row).collect()
    };
    table.sort(Column::Number, false);
    assert!(numbers(&table).is_sorted());
    table.sort(Column::Number, true);
    assert!(numbers(&table).is_sorted_by(|a, b| a >= b));
    for descending in [false, true] {
        table.sort(Column::Denominator, descending);
        let first = &table.rows[0];
        assert_eq!(
            cell(&table, first, Column::Denominator).value,
            Value::Number(59.0)
        );
    }
    let mut dates = evidence::table(&corpus, TableKind::Dates, &Scope::default()).unwrap();
    dates.sort(Column::Time, false);
    let times: Vec<&str> = (dates.rows.iter())
        .filter_map(|row| match &cell(&dates, row, Column::Time).value {
            Value::Time(time) => Some(time.as_str()),
            _ => None,
        })
        .collect();
    let with_year = |time: &&str| time.starts_with(|c: char| c.is_ascii_digit());
    let years = times.iter().take_while(|time| with_year(time)).count();
    assert!(times[..years].is_sorted() && years > 5);
    assert!(!times[years..].iter().any(with_year));
    let people = evidence::table(&corpus, TableKind::People, &Scope::default()).unwrap();
    let names: Vec<_> = people
        .rows
        .iter()
        .map(|r| text(&people, r, Column::Name))
        .collect();
    let place = |name| names.iter().position(|n| *n == Some(name)).unwrap();
    assert!(place("Dương Thanh Toàn") < place("Đặng Thanh Giang"));
}

#[test]
fn every_row_is_proved_and_has_every_cell() {
    let corpus = corpus();
    for kind in TableKind::ALL {
        let table = table(&corpus, kind);
        let mut ids: Vec<&str> = table.rows.iter().map(|row| row.id.as_str()).collect();
        assert!(!ids.is_empty());
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), table.rows.len(), "{kind:?}");
        for row in &table.rows {
            assert_eq!(row.cells.len(), kind.columns().len());
            assert!(
                !row.proofs.is_empty() && row.proofs.is_sorted(),
                "{kind:?}: {}",
                row.id
            );
            for proof in &row.proofs {
                assert!(proof.sentence.contains(proof.span), "{kind:?}: {}", row.id);
                assert!(!proof.zone.is_furniture());
            }
        }
        assert_eq!(TableKind::of_name(kind.name()), Some(kind));
    }
}

#[test]
fn exports_say_what_was_asked_and_where_it_stands() {
    let corpus = corpus();
    let header = Header {
        query: Some("a, \"b\"".to_owned()),
        level: Some("typed"),
        zones: vec!["lead", "body"],
        filters: vec![("place", "thị xã Hồng Lĩnh".to_owned())],
        ..Header::of(&corpus, "")
    };
    let texts: Vec<Vec<char>> = SEEDS
        .iter()
        .map(|file| std::str::from_utf8(file.bytes).unwrap().chars().collect())
        .collect();
    for kind in TableKind::ALL {
        let table = table(&corpus, kind);
        let written = export::json(&corpus, &table, &header).unwrap();
        let json: Json = serde_json::from_str(&written).unwrap();
        assert_eq!(json["query"], "a, \"b\"");
        assert_eq!(json["corpus"], corpus.info().hash.as_str());
        assert_eq!(json["filters"][0]["value"], "thị xã Hồng Lĩnh");
        let rows = json["rows"].as_array().unwrap();
        assert_eq!(rows.len(), table.rows.len());
        for proof in rows
            .iter()
            .flat_map(|row| row["proofs"].as_array().unwrap())
        {
            let file = SEEDS
                .iter()
                .position(|f| f.id() == proof["document"])
                .unwrap();
            let at = |key: &str| usize::try_from(proof[key].as_u64().unwrap()).unwrap();
            let cut: String = texts[file][at("start")..at("end")].iter().collect();
            assert_eq!(proof["text"], cut.as_str());
        }
    }
    let figures = table(&corpus, TableKind::Figures);
    let csv = export::csv(&corpus, &figures, &header).unwrap();
    assert!(
        csv.starts_with("\u{feff}# table,figures\r\n# query,\"a, \"\"b\"\"\"\r\n# level,typed\r\n")
    );
    let line = csv
        .lines()
        .find(|line| line.contains("301 văn bản,"))
        .unwrap();
    assert!(line.starts_with("000_c7764ab0d62457ae,thành phố Hà Tĩnh,301 văn bản,,301,,,văn bản,"));
    assert!(line.contains(",000_c7764ab0d62457ae:"), "{line}");
    let matrix = evidence::matrix(&corpus, Subject::Document, &Scope::default()).unwrap();
    let csv = export::matrix_csv(&corpus, &matrix, &header).unwrap();
    assert!(csv.contains("002_1e2f9386158c8bca,doi-thoai,,,,,\r\n"));
    let json = export::matrix_json(&corpus, &matrix, &header).unwrap();
    let json: Json = serde_json::from_str(&json).unwrap();
    assert_eq!(json["rows"][2]["cells"]["doi-thoai"], Json::Null);
    assert_eq!(json["rows"][0]["cells"]["doi-thoai"]["hits"], 3);
}
