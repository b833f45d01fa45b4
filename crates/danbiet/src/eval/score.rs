//! Two lists of spans compared: what is right, missed and wrong.

use serde_json::{Value, json};

/// A mention in a document, from the gold or from the analysis.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Scalar offsets into the text, end-exclusive.
    pub start: usize,
    /// End of the span.
    pub end: usize,
    /// The words of the text.
    pub text: String,
    /// Its normal form, if the layer has one: what has to be equal beside the span.
    pub normal: Option<String>,
}

/// How many characters of a mention a line for people shows.
const LONGEST_SHOWN: usize = 80;

/// A miss or a mistake, with its place.
#[derive(Clone, Debug)]
pub struct Slip {
    document: String,
    item: Item,
    /// For a wrong normal form: what the gold has.
    expected: Option<String>,
}

impl Slip {
    fn json(&self) -> Value {
        let Item {
            start,
            end,
            text,
            normal,
        } = &self.item;
        let mut value =
            json!({"document": self.document, "start": start, "end": end, "text": text});
        if let Some(normal) = normal {
            value["normal"] = json!(normal);
        }
        if let Some(expected) = &self.expected {
            value["expected"] = json!(expected);
        }
        value
    }

    /// One line for people.
    pub fn line(&self) -> String {
        let Item {
            start, end, text, ..
        } = &self.item;
        let mut shown: String = text.chars().take(LONGEST_SHOWN).collect();
        if shown.len() < text.len() {
            shown.push('…');
        }
        let place = format!("{} {start}..{end} {shown:?}", self.document);
        match (&self.item.normal, &self.expected) {
            (Some(got), Some(expected)) => format!("{place}: {got:?}, gold {expected:?}"),
            (Some(normal), None) => format!("{place} = {normal:?}"),
            _ => place,
        }
    }
}

/// How one layer did, in one document or in all of them.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// Mentions in the gold.
    pub gold: usize,
    /// Mentions found.
    pub found: usize,
    /// Mentions found with the very span of the gold.
    pub right: usize,
    /// Of the right ones, those for which the gold has a normal form.
    pub with_normal: usize,
    /// Of those, the ones with the same normal form.
    pub normal_right: usize,
    /// In the gold, not found.
    pub missed: Vec<Slip>,
    /// Found, not in the gold.
    pub wrong: Vec<Slip>,
    /// Right span, another normal form.
    pub normal_wrong: Vec<Slip>,
}

impl Score {
    /// Share of what was found that is right; `None` if nothing was found.
    pub fn precision(&self) -> Option<f64> {
        ratio(self.right, self.found)
    }

    /// Share of the gold that was found; `None` if the gold is empty.
    pub fn recall(&self) -> Option<f64> {
        ratio(self.right, self.gold)
    }

    /// Harmonic mean of both, as `2 right / (gold + found)`; `None` if there is nothing at all.
    pub fn f1(&self) -> Option<f64> {
        ratio(2 * self.right, self.gold + self.found)
    }

    /// Share of equal normal forms among the right spans that have one.
    pub fn normal(&self) -> Option<f64> {
        ratio(self.normal_right, self.with_normal)
    }

    /// Adds what another document brought.
    pub fn add(&mut self, other: Score) {
        self.gold += other.gold;
        self.found += other.found;
        self.right += other.right;
        self.with_normal += other.with_normal;
        self.normal_right += other.normal_right;
        self.missed.extend(other.missed);
        self.wrong.extend(other.wrong);
        self.normal_wrong.extend(other.normal_wrong);
    }

    /// The score in the form of the command's contract.
    pub fn json(&self) -> Value {
        let slips = |list: &[Slip]| list.iter().map(Slip::json).collect::<Vec<_>>();
        json!({
            "precision": self.precision(), "recall": self.recall(), "f1": self.f1(),
            "gold": self.gold, "found": self.found, "right": self.right,
            "missed": slips(&self.missed), "wrong": slips(&self.wrong),
            "normal": {"share": self.normal(), "of": self.with_normal, "wrong": slips(&self.normal_wrong)},
        })
    }
}

fn ratio(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// Compares the mentions of one document. A span that occurs twice in the gold has to be found
/// twice; the order of the lists does not matter.
pub fn compare(document: &str, mut gold: Vec<Item>, mut found: Vec<Item>) -> Score {
    let place = |item: &Item| (item.start, item.end);
    gold.sort_by_key(place);
    found.sort_by_key(place);
    let mut score = Score {
        gold: gold.len(),
        found: found.len(),
        ..Score::default()
    };
    let slip = |item: Item, expected| Slip {
        document: document.to_owned(),
        item,
        expected,
    };
    let mut found = found.into_iter().peekable();
    for item in gold {
        while let Some(before) = found.next_if(|f| place(f) < place(&item)) {
            score.wrong.push(slip(before, None));
        }
        let Some(same) = found.next_if(|f| place(f) == place(&item)) else {
            score.missed.push(slip(item, None));
            continue;
        };
        score.right += 1;
        if let Some(expected) = item.normal {
            score.with_normal += 1;
            if same.normal.as_ref() == Some(&expected) {
                score.normal_right += 1;
            } else {
                score.normal_wrong.push(slip(same, Some(expected)));
            }
        }
    }
    score.wrong.extend(found.map(|f| slip(f, None)));
    score
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(spans: &[(usize, usize, &str)]) -> Vec<Item> {
        spans
            .iter()
            .map(|&(start, end, normal)| Item {
                start,
                end,
                text: String::new(),
                normal: (!normal.is_empty()).then(|| normal.to_owned()),
            })
            .collect()
    }

    #[test]
    fn spans_are_right_missed_or_wrong() {
        let gold = items(&[(5, 9, "a"), (0, 4, ""), (20, 24, "c"), (30, 31, "")]);
        let found = items(&[(0, 4, "x"), (5, 9, "b"), (10, 12, ""), (20, 24, "c")]);
        let score = compare("d", gold, found);
        assert_eq!((score.gold, score.found, score.right), (4, 4, 3));
        assert_eq!(score.missed[0].item.start, 30);
        assert_eq!(score.wrong[0].item.start, 10);
        assert_eq!((score.with_normal, score.normal_right), (2, 1));
        assert_eq!(score.f1(), Some(0.75));
    }

    #[test]
    fn what_is_twice_in_the_gold_has_to_be_found_twice() {
        let score = compare("d", items(&[(0, 4, ""), (0, 4, "")]), items(&[(0, 4, "")]));
        assert_eq!(
            (score.right, score.missed.len(), score.wrong.len()),
            (1, 1, 0)
        );
    }

    #[test]
    fn nothing_to_measure_is_not_zero() {
        let empty = compare("d", Vec::new(), Vec::new());
        assert_eq!(
            (empty.precision(), empty.recall(), empty.f1()),
            (None, None, None)
        );
        let none_found = compare("d", items(&[(0, 1, "")]), Vec::new());
        assert_eq!(none_found.f1(), Some(0.0));
    }
}
