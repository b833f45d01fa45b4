//! Where the letters of a page stand.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Error, Object, ObjectId, content::Content};

use super::font::{Font, Seen, with_letters_only};

/// How deep drawings may lie in one another.
const NESTED: usize = 8;

/// The most operations that one page is followed through.
const OPERATIONS: usize = 2_000_000;

/// Letters that were shown at once.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    /// Where they begin, from the left.
    pub(super) x: f32,
    /// Their base line, from below.
    pub(super) y: f32,
    /// Where they end.
    pub(super) end: f32,
    /// The height of their font.
    pub(super) size: f32,
    /// The letters.
    pub(super) text: String,
}

/// The letters of a page in the order in which they are drawn.
pub(super) fn runs(
    document: &Document,
    page: ObjectId,
    limit: usize,
    seen: &mut Seen,
) -> Result<Vec<Run>, Error> {
    let content = document.get_page_content_with_limit(page, limit)?;
    let (own, inherited) = document.get_page_resources(page)?;
    let inherited = inherited
        .iter()
        .filter_map(|id| document.get_dictionary(*id).ok());
    let resources: Vec<&Dictionary> = own.into_iter().chain(inherited).collect();
    let mut drawing = Drawing {
        document,
        limit,
        seen,
        left: OPERATIONS,
        runs: Vec::new(),
    };
    drawing.draw(&content, &resources, Matrix::ONE, 0)?;
    Ok(drawing.runs)
}

/// A drawing on its way.
struct Drawing<'a> {
    document: &'a Document,
    limit: usize,
    seen: &'a mut Seen,
    left: usize,
    runs: Vec<Run>,
}

/// What text is set with.
#[derive(Clone, Debug)]
struct State {
    page: Matrix,
    font: Option<Vec<u8>>,
    size: f32,
    letter_gap: f32,
    word_gap: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
}

impl Drawing<'_> {
    /// Follows the operations of a page, or of a drawing on it.
    fn draw(
        &mut self,
        content: &[u8],
        resources: &[&Dictionary],
        page: Matrix,
        depth: usize,
    ) -> Result<(), Error> {
        let document = self.document;
        let dictionaries = fonts(document, resources);
        let letters: BTreeMap<&[u8], Dictionary> = dictionaries
            .iter()
            .map(|(name, font)| (*name, with_letters_only(font)))
            .collect();
        let mut fonts: BTreeMap<&[u8], Font<'_>> = BTreeMap::new();
        for (name, font) in &dictionaries {
            if let Some(letters) = letters.get(name) {
                match Font::read(document, font, letters, self.limit) {
                    Ok(font) => {
                        fonts.insert(name, font);
                    }
                    Err(error @ Error::Decompress(_)) => return Err(error),
                    Err(_) => {}
                }
            }
        }
        let mut state = State {
            page,
            font: None,
            size: 0.0,
            letter_gap: 0.0,
            word_gap: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let mut kept: Vec<State> = Vec::new();
        let (mut text, mut line) = (Matrix::ONE, Matrix::ONE);
        for operation in Content::decode_iter(content) {
            // What cannot be read ends the page; what was shown before counts.
            let Ok(operation) = operation else { break };
            self.left = match self.left.checked_sub(1) {
                Some(left) => left,
                None => break,
            };
            let operands = &operation.operands;
            let n = |at: usize| {
                operands
                    .get(at)
                    .and_then(|o| o.as_float().ok())
                    .unwrap_or(0.0)
            };
            match operation.operator.as_str() {
                "q" if kept.len() < 256 => kept.push(state.clone()),
                "Q" => state = kept.pop().unwrap_or(state),
                "cm" => state.page = matrix(operands).then(state.page),
                "BT" => (text, line) = (Matrix::ONE, Matrix::ONE),
                "Tf" => {
                    state.font = operands
                        .first()
                        .and_then(|o| o.as_name().ok())
                        .map(<[u8]>::to_vec);
                    state.size = n(1);
                }
                "Tc" => state.letter_gap = n(0),
                "Tw" => state.word_gap = n(0),
                "Tz" => state.stretch = n(0) / 100.0,
                "TL" => state.leading = n(0),
                "Ts" => state.rise = n(0),
                "Tm" => (text, line) = (matrix(operands), matrix(operands)),
                "Td" | "TD" => {
                    if operation.operator == "TD" {
                        state.leading = -n(1);
                    }
                    line = Matrix::shift(n(0), n(1)).then(line);
                    text = line;
                }
                "T*" | "'" | "\"" => {
                    if operation.operator == "\"" {
                        (state.word_gap, state.letter_gap) = (n(0), n(1));
                    }
                    line = Matrix::shift(0.0, -state.leading).then(line);
                    text = line;
                    if let Some(Object::String(codes, _)) = operands.last() {
                        self.show(codes, &state, &fonts, &mut text);
                    }
                }
                "Tj" => {
                    if let Some(Object::String(codes, _)) = operands.first() {
                        self.show(codes, &state, &fonts, &mut text);
                    }
                }
                "TJ" => {
                    for part in operands
                        .first()
                        .and_then(|o| o.as_array().ok())
                        .into_iter()
                        .flatten()
                    {
                        match part {
                            Object::String(codes, _) => self.show(codes, &state, &fonts, &mut text),
                            number => {
                                let back = number.as_float().unwrap_or(0.0) / 1000.0;
                                let shift = -back * state.size * state.stretch;
                                text = Matrix::shift(shift, 0.0).then(text);
                            }
                        }
                    }
                }
                "Do" if depth < NESTED => {
                    let name = operands.first().and_then(|o| o.as_name().ok());
                    if let Some(name) = name {
                        self.form(name, resources, &state, depth)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Shows codes and moves on behind them.
    fn show(
        &mut self,
        codes: &[u8],
        state: &State,
        fonts: &BTreeMap<&[u8], Font<'_>>,
        text: &mut Matrix,
    ) {
        let font = state.font.as_deref().and_then(|name| fonts.get(name));
        let Some(font) = font else { return };
        let shown = font.show(codes, self.seen);
        let gaps = state.letter_gap * shown.codes as f32 + state.word_gap * shown.blanks as f32;
        let width = (shown.width * state.size + gaps) * state.stretch;
        let start = Matrix::shift(0.0, state.rise).then(*text).then(state.page);
        let end = Matrix::shift(width, 0.0).then(*text).then(state.page);
        *text = Matrix::shift(width, 0.0).then(*text);
        if !shown.text.is_empty() {
            self.runs.push(Run {
                x: start.e,
                // Raised and lowered signs belong to their line.
                y: start.f - state.rise * start.height(),
                end: end.e,
                size: (state.size * start.height()).abs(),
                text: shown.text,
            });
        }
    }

    /// Follows a drawing that is placed on the page.
    fn form(
        &mut self,
        name: &[u8],
        resources: &[&Dictionary],
        state: &State,
        depth: usize,
    ) -> Result<(), Error> {
        let document = self.document;
        let stream = resources.iter().find_map(|resources| {
            let all = resources
                .get_deref(b"XObject", document)
                .ok()?
                .as_dict()
                .ok()?;
            all.get_deref(name, document).ok()?.as_stream().ok()
        });
        let Some(stream) = stream else { return Ok(()) };
        let kind = stream.dict.get(b"Subtype").and_then(Object::as_name);
        if !kind.is_ok_and(|kind| kind == b"Form") {
            return Ok(());
        }
        let content = match stream.decompressed_content_with_limit(self.limit) {
            Ok(content) => content,
            Err(error @ Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => {
                return Err(error);
            }
            Err(_) => stream.content.clone(),
        };
        let place = stream
            .dict
            .get_deref(b"Matrix", document)
            .and_then(Object::as_array);
        let place = place
            .map_or(Matrix::ONE, |numbers| matrix(numbers))
            .then(state.page);
        let own = stream
            .dict
            .get_deref(b"Resources", document)
            .and_then(Object::as_dict);
        match own {
            Ok(own) => self.draw(&content, &[own], place, depth + 1),
            Err(_) => self.draw(&content, resources, place, depth + 1),
        }
    }
}

/// The fonts of resources by their names; the nearest of a name counts.
fn fonts<'a>(
    document: &'a Document,
    resources: &[&'a Dictionary],
) -> BTreeMap<&'a [u8], &'a Dictionary> {
    let mut found = BTreeMap::new();
    for resources in resources {
        let Ok(Ok(fonts)) = resources.get_deref(b"Font", document).map(Object::as_dict) else {
            continue;
        };
        for (name, font) in fonts.iter() {
            if let Ok(Ok(font)) = document.dereference(font).map(|(_, font)| font.as_dict()) {
                found.entry(name.as_slice()).or_insert(font);
            }
        }
    }
    found
}

/// A placing of one plane on another, as in ISO 32000-1, 8.3.3.
#[derive(Clone, Copy, Debug)]
struct Matrix {
    a: f32,
    b: f32,
    c: f32,
    d: f32,
    e: f32,
    f: f32,
}

impl Matrix {
    const ONE: Matrix = Matrix {
        a: 1.0,
        b: 0.0,
        c: 0.0,
        d: 1.0,
        e: 0.0,
        f: 0.0,
    };

    const fn shift(x: f32, y: f32) -> Matrix {
        Matrix {
            e: x,
            f: y,
            ..Matrix::ONE
        }
    }

    /// This placing, then another.
    fn then(self, next: Matrix) -> Matrix {
        Matrix {
            a: self.a * next.a + self.b * next.c,
            b: self.a * next.b + self.b * next.d,
            c: self.c * next.a + self.d * next.c,
            d: self.c * next.b + self.d * next.d,
            e: self.e * next.a + self.f * next.c + next.e,
            f: self.e * next.b + self.f * next.d + next.f,
        }
    }

    /// How high something of height one becomes.
    fn height(self) -> f32 {
        (self.c * self.c + self.d * self.d).sqrt()
    }
}

fn matrix(numbers: &[Object]) -> Matrix {
    let n = |at: usize| {
        numbers
            .get(at)
            .and_then(|o| o.as_float().ok())
            .unwrap_or(0.0)
    };
    Matrix {
        a: n(0),
        b: n(1),
        c: n(2),
        d: n(3),
        e: n(4),
        f: n(5),
    }
}
