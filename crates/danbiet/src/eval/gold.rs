//! The annotation layers against gold annotations of whole documents.
//!
//! The gold is one JSON file a document; the analysis is taken in the form in which `danbiet
//! annotate` prints it, so what is measured is what others get. Both count offsets in Unicode
//! scalar values.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};

use super::{
    Report, line,
    score::{Item, Score, compare},
    share,
};

/// A layer that is measured.
struct Layer {
    name: &'static str,
    scope: Scope,
    gold: fn(&Value) -> Vec<Item>,
    found: fn(&Value) -> Vec<Item>,
}

/// The part of a document in which a layer is measured.
#[derive(Clone, Copy, PartialEq)]
enum Scope {
    /// The whole file.
    Whole,
    /// Every line but boilerplate.
    Article,
    /// Lead, body and captions.
    Prose,
    /// The paragraphs that the gold cut into words.
    Paragraphs,
}

/// The layers whose mentions are compared by span. `lines` comes before them: see [`lines`].
const LAYERS: [Layer; 11] = [
    Layer {
        name: "sentences",
        scope: Scope::Prose,
        gold: |gold| items(&gold["sentences"], |_| None),
        found: |found| items(&found["sentences"], |_| None),
    },
    Layer {
        name: "words",
        scope: Scope::Paragraphs,
        gold: |gold| each(&gold["words"], |p| items(&p["tokens"], |_| None)),
        found: |found| items(&found["words"], |_| None),
    },
    Layer {
        name: "persons",
        scope: Scope::Article,
        gold: |gold| items(&gold["persons"]["mentions"], |m| text_of(&m["full_name"])),
        found: |found| items(&found["persons"], |m| text_of(&m["name"])),
    },
    Layer {
        name: "roles",
        scope: Scope::Article,
        gold: |gold| {
            each(&gold["persons"]["mentions"], |m| {
                items(&m["roles"], |r| text_of(&r["normalised"]))
            })
        },
        found: |found| {
            each(&found["persons"], |m| {
                items(&m["roles"], |r| text_of(&r["normal"]))
            })
        },
    },
    Layer {
        name: "organisations",
        scope: Scope::Article,
        gold: |gold| {
            items(&gold["organisations"]["mentions"], |m| {
                text_of(&m["canonical"])
            })
        },
        found: |found| items(&found["organisations"], |m| text_of(&m["normal"])),
    },
    Layer {
        name: "places",
        scope: Scope::Whole,
        gold: |gold| items(&gold["places"]["mentions"], |m| text_of(&m["canonical"])),
        found: |found| items(&found["places"], |m| text_of(&m["normal"])),
    },
    Layer {
        name: "legal",
        scope: Scope::Whole,
        gold: gold_legal,
        found: |found| {
            items(&found["legal"], |m| {
                Some(legal_form(&m["kind"], &m["type"], &m["number"]))
            })
        },
    },
    Layer {
        name: "figures",
        scope: Scope::Article,
        gold: |gold| {
            items(&gold["figures"], |m| {
                Some(figure_form(m, &m["qualifier"]["text"]))
            })
        },
        found: |found| items(&found["figures"], |m| Some(figure_form(m, &m["qualifier"]))),
    },
    Layer {
        name: "dates",
        scope: Scope::Article,
        gold: |gold| {
            items(&gold["dates"], |m| {
                Some(date_form(&m["kind"], &m["normalised"]))
            })
        },
        found: |found| {
            items(&found["dates"], |m| {
                Some(date_form(&m["kind"], &m["normal"]))
            })
        },
    },
    Layer {
        name: "principles",
        scope: Scope::Whole,
        gold: |gold| {
            items(&gold["principles"], |m| {
                let limbs = ["verbs", "parts"].map(|key| &m[key]);
                let limbs = limbs.into_iter().find(|limbs| limbs.is_array());
                Some(principle_form(&m["kind"], limbs.unwrap_or(&Value::Null)))
            })
        },
        found: |found| {
            items(&found["principles"], |m| {
                Some(principle_form(&m["kind"], &m["limbs"]))
            })
        },
    },
    Layer {
        name: "abbreviations",
        scope: Scope::Whole,
        gold: |gold| {
            items(&gold["abbreviations"]["mentions"], |m| {
                text_of(&m["expansion"])
            })
        },
        found: |found| items(&found["abbreviations"], |m| text_of(&m["expansion"])),
    },
];

/// Measures all layers of all documents for which `dir` has gold.
///
/// # Errors
/// If a file cannot be read, is no gold annotation, or its document is not found.
pub fn measure(dir: &Path, docs: Option<&Path>) -> Result<Report> {
    let mut documents = Vec::new();
    for path in gold_files(dir)? {
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let gold: Value = serde_json::from_slice(&bytes)
            .with_context(|| format!("{} is not JSON", path.display()))?;
        let Some(file) = gold["file"].as_str() else {
            bail!("{} names no document: \"file\" is missing", path.display());
        };
        let document = find_document(file, dir, docs)?;
        let found = annotated(&document)?;
        let name = document.file_stem().unwrap_or_default().to_string_lossy();
        documents.push((name.into_owned(), gold, found));
    }
    Ok(report(&documents))
}

/// The analysis of one file in the form that `danbiet annotate --json` prints.
fn annotated(document: &Path) -> Result<Value> {
    crate::annotate::file(document)
}

fn gold_files(dir: &Path) -> Result<Vec<PathBuf>> {
    let unreadable = || format!("cannot read the gold folder {}", dir.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(dir).with_context(unreadable)? {
        let path = entry.with_context(unreadable)?.path();
        if path.extension().is_some_and(|ending| ending == "json") {
            files.push(path);
        }
    }
    if files.is_empty() {
        bail!("{} holds no gold annotation (*.json)", dir.display());
    }
    files.sort();
    Ok(files)
}

fn find_document(file: &str, dir: &Path, docs: Option<&Path>) -> Result<PathBuf> {
    let beside = [dir.to_owned(), dir.join("..").join("seeds")];
    let folders = docs.map_or(beside.to_vec(), |docs| vec![docs.to_owned()]);
    let mut places = folders.iter().map(|folder| folder.join(file));
    let Some(found) = places.find(|path| path.is_file()) else {
        let tried: Vec<String> = folders.iter().map(|f| f.display().to_string()).collect();
        bail!(
            "the document {file} is in none of: {}; say where with --docs",
            tried.join(", ")
        );
    };
    Ok(found)
}

/// Scores all layers; `documents` are name, gold and analysis.
fn report(documents: &[(String, Value, Value)]) -> Report {
    struct Total {
        name: &'static str,
        all: Score,
        documents: Vec<(String, Score)>,
    }
    let mut totals = Vec::new();
    let names = std::iter::once("lines").chain(LAYERS.iter().map(|layer| layer.name));
    for (at, name) in names.enumerate() {
        let mut total = Total {
            name,
            all: Score::default(),
            documents: Vec::new(),
        };
        for (document, gold, found) in documents {
            let score = match at.checked_sub(1) {
                None => lines(document, gold, found),
                Some(at) => layer(&LAYERS[at], document, gold, found),
            };
            total.all.add(score.clone());
            total.documents.push((document.clone(), score));
        }
        totals.push(total);
    }
    let mut layers = Map::new();
    let mut text = String::new();
    line(
        &mut text,
        format_args!("layer          gold found right precision recall f1     normal"),
    );
    for Total {
        name,
        all,
        documents,
    } in &totals
    {
        let mut value = all.json();
        let each: BTreeMap<&str, Value> = documents
            .iter()
            .map(|(document, score)| (document.as_str(), score.json()))
            .collect();
        value["documents"] = json!(each);
        layers.insert((*name).to_owned(), value);
        row(&mut text, name, all);
        for (document, score) in documents {
            row(&mut text, &format!("  {document:.3}"), score);
        }
        let slips = [
            ("missed", &all.missed),
            ("wrong", &all.wrong),
            ("normal", &all.normal_wrong),
        ];
        for (kind, list) in slips {
            for slip in list {
                line(&mut text, format_args!("    {kind} {}", slip.line()));
            }
        }
    }
    Report {
        text,
        json: json!({"layers": layers}),
        figures: totals
            .iter()
            .map(|total| (total.name.to_owned(), total.all.f1()))
            .collect(),
    }
}

fn row(text: &mut String, name: &str, score: &Score) {
    line(
        text,
        format_args!(
            "{name:<14} {:>4} {:>5} {:>5} {:<9} {:<6} {:<6} {}",
            score.gold,
            score.found,
            score.right,
            share(score.precision()),
            share(score.recall()),
            share(score.f1()),
            share(score.normal()),
        ),
    );
}

/// Scores one layer in one document, within the layer's scope.
fn layer(layer: &Layer, document: &str, gold: &Value, found: &Value) -> Score {
    let inside = |item: &Item| in_scope(layer.scope, item, gold);
    let kept = |items: Vec<Item>| items.into_iter().filter(inside).collect::<Vec<_>>();
    compare(
        document,
        kept((layer.gold)(gold)),
        kept((layer.found)(found)),
    )
}

fn in_scope(scope: Scope, item: &Item, gold: &Value) -> bool {
    let role = |roles: &[&str]| {
        let at = |line: &&Value| within(item.start, line);
        let line = list(&gold["lines"]).iter().find(at);
        line.is_some_and(|line| roles.iter().any(|role| line["role"] == *role))
    };
    match scope {
        Scope::Whole => true,
        Scope::Article => !role(&["boilerplate"]),
        Scope::Prose => role(&["lead", "body", "caption"]),
        // Words are tokens of letters or digits here; the gold counts punctuation as words too.
        // Where the gold says that resources disagree, nothing is right or wrong.
        Scope::Paragraphs => list(&gold["words"]).iter().any(|paragraph| {
            let contested = |item: &Item| {
                list(&paragraph["contested"]).iter().any(|contested| {
                    let (start, end) = span(contested);
                    item.start < end && start < item.end
                })
            };
            within(item.start, paragraph) && holds_letters(paragraph, item) && !contested(item)
        }),
    }
}

/// Whether the stretch of the paragraph that `item` covers holds a letter or digit.
fn holds_letters(paragraph: &Value, item: &Item) -> bool {
    let text = paragraph["text"].as_str().unwrap_or_default();
    let skip = item.start.saturating_sub(span(paragraph).0);
    let mut covered = text.chars().skip(skip).take(item.end - item.start);
    covered.any(char::is_alphanumeric)
}

/// Scores the roles of the lines: a line is right if it has the role of the gold. A line that
/// begins with a source marker may be given whole, or as marker and rest.
fn lines(document: &str, gold: &Value, found: &Value) -> Score {
    let mut by_line: BTreeMap<u64, Vec<(&str, Item)>> = BTreeMap::new();
    for zone in list(&found["zones"]) {
        let role = zone["zone"].as_str().unwrap_or_default();
        let entry = by_line.entry(zone["line"].as_u64().unwrap_or(0));
        entry.or_default().push((role, item(zone, None)));
    }
    let mut score = Score::default();
    for wanted in list(&gold["lines"]) {
        let zones = by_line.remove(&wanted["line_no"].as_u64().unwrap_or(0));
        let zones = zones.unwrap_or_default();
        let segments = list(&wanted["segments"]);
        let role = wanted["role"].as_str().unwrap_or_default();
        let right = match zones.as_slice() {
            [(zone, _)] => *zone == role,
            several => {
                !segments.is_empty()
                    && several.len() == segments.len()
                    && (several.iter().zip(segments)).all(|((zone, _), s)| s["role"] == *zone)
            }
        };
        let expected = vec![item(wanted, Some(role.to_owned()))];
        let mut got = expected.clone();
        if right {
            score.add(compare(document, expected, got));
        } else {
            for item in &mut got {
                let zones: Vec<&str> = zones.iter().map(|(zone, _)| *zone).collect();
                item.normal = Some(format!("{} as {}", role, zones.join("+")));
            }
            score.add(compare(document, Vec::new(), got));
            score.gold += 1;
        }
    }
    for (_, zones) in by_line {
        let extra = zones.into_iter().map(|(_, item)| item).collect();
        score.add(compare(document, Vec::new(), extra));
    }
    score
}

fn gold_legal(gold: &Value) -> Vec<Item> {
    let entities = list(&gold["legal"]["entities"]);
    items(&gold["legal"]["mentions"], |m| {
        let entity = entities.iter().find(|e| e["id"] == m["instrument"]);
        let number = entity.map_or(&Value::Null, |e| &e["number"]);
        Some(legal_form(&m["citation_kind"], &m["type"], number))
    })
}

/// Kind of citation, type and number of the instrument: what has to be equal.
fn legal_form(kind: &Value, of_type: &Value, number: &Value) -> String {
    let [kind, of_type, number] =
        [kind, of_type, number].map(|part| part.as_str().unwrap_or_default().to_lowercase());
    format!("{kind} {of_type} {number}").trim_end().to_owned()
}

/// Value, denominator, unit and qualifier of a figure: what has to be equal.
fn figure_form(figure: &Value, qualifier: &Value) -> String {
    let mut form = qualifier
        .as_str()
        .map_or(String::new(), |q| format!("{} ", q.to_lowercase()));
    form += &figure["value"].as_f64().unwrap_or(f64::NAN).to_string();
    if let Some(whole) = figure["denominator"].as_f64() {
        form += &format!(" of {whole}");
    }
    if let Some(unit) = figure["unit"].as_str() {
        form += &format!(" {unit}");
    }
    form
}

/// Kind and normal form of a date; notes in brackets behind the normal form do not count.
fn date_form(kind: &Value, normal: &Value) -> String {
    let normal = normal.as_str().unwrap_or_default();
    let normal = normal.split(" (").next().unwrap_or_default();
    format!("{} {normal}", kind.as_str().unwrap_or_default())
}

/// Kind and limbs of a principle.
fn principle_form(kind: &Value, limbs: &Value) -> String {
    let limbs: Vec<&str> = list(limbs).iter().filter_map(Value::as_str).collect();
    let kind = kind.as_str().unwrap_or_default();
    format!("{kind}: {}", limbs.join(", ").to_lowercase())
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn each(value: &Value, items: impl Fn(&Value) -> Vec<Item>) -> Vec<Item> {
    list(value).iter().flat_map(items).collect()
}

fn items(value: &Value, normal: impl Fn(&Value) -> Option<String>) -> Vec<Item> {
    let of = |mention: &Value| item(mention, normal(mention));
    list(value).iter().map(of).collect()
}

fn item(mention: &Value, normal: Option<String>) -> Item {
    let (start, end) = span(mention);
    Item {
        start,
        end,
        text: text_of(&mention["text"]).unwrap_or_default(),
        normal,
    }
}

fn text_of(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn span(value: &Value) -> (usize, usize) {
    let offset = |key: &str| value[key].as_u64().unwrap_or(0) as usize;
    (offset("start"), offset("end"))
}

fn within(at: usize, value: &Value) -> bool {
    let (start, end) = span(value);
    start <= at && at < end
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The least F1 of each layer on the gold that comes with the program.
    const BARS: [(&str, f64); 12] = [
        ("lines", 0.98),
        ("sentences", 0.98),
        ("words", 0.975),
        ("persons", 0.98),
        ("roles", 0.95),
        ("organisations", 0.95),
        ("places", 0.95),
        ("legal", 0.98),
        ("figures", 0.98),
        ("dates", 0.98),
        ("principles", 0.98),
        ("abbreviations", 0.98),
    ];

    #[test]
    fn every_layer_reaches_its_bar() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let report = measure(&root.join("tests/data/gold"), Some(&root.join("seeds")));
        let report = report.expect("the gold and its documents are there");
        for (layer, least) in BARS {
            let measured = report.figures.iter().find(|(name, _)| name == layer);
            let f1 = measured.and_then(|(_, f1)| *f1).expect("a measured layer");
            assert!(
                f1 >= least,
                "{layer}: {f1} is below {least}\n{}",
                report.text
            );
        }
    }

    #[test]
    fn only_what_lies_in_the_scope_counts() {
        let gold = json!({
            "lines": [
                {"start": 0, "end": 10, "role": "body", "line_no": 1},
                {"start": 11, "end": 20, "role": "boilerplate", "line_no": 2},
            ],
            "figures": [
                {"start": 0, "end": 3, "text": "5 m", "value": 5, "unit": "m", "qualifier": null},
                {"start": 12, "end": 14, "text": "57", "value": 57, "unit": null},
            ],
        });
        let found = json!({"figures": [
            {"start": 0, "end": 3, "text": "5 m", "value": 5.0, "unit": "km"},
            {"start": 15, "end": 16, "text": "7", "value": 7.0},
        ]});
        let figures = LAYERS.iter().find(|layer| layer.name == "figures");
        let score = layer(figures.expect("the layer"), "d", &gold, &found);
        assert_eq!((score.gold, score.found, score.right), (1, 1, 1));
        assert_eq!((score.with_normal, score.normal_right), (1, 0));
    }

    #[test]
    fn a_line_with_a_marker_may_be_given_in_two_parts() {
        let gold = json!({"lines": [{"start": 0, "end": 9, "role": "lead", "line_no": 3,
            "segments": [{"role": "source"}, {"role": "lead"}]}]});
        let right = |zones: Value| lines("d", &gold, &json!({"zones": zones})).right;
        assert_eq!(
            right(json!([{"start": 0, "end": 9, "line": 3, "zone": "lead"}])),
            1
        );
        assert_eq!(
            right(json!([{"line": 3, "zone": "source"}, {"line": 3, "zone": "lead"}])),
            1
        );
        assert_eq!(right(json!([{"line": 3, "zone": "body"}])), 0);
        assert_eq!(right(json!([])), 0);
    }
}
