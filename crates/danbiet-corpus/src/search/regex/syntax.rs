//! Reads a regular expression into a program of the [`super::machine`].
//!
//! Understood: letters, `.`, `[…]` with ranges and `^`, `\d \D \w \W \s \S \b \B`, `( )`, `|`,
//! `* + ?` and `{m} {m,} {m,n}`, each lazy with `?` behind it, `^` and `$` for the ends of a line.

use std::{fmt, iter::Peekable, str::CharIndices};

use danbiet_query::Level as Reading;
use danbiet_text::sort;

use super::{fold, needs::Needs};

/// A compiled expression.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    /// How marks are read.
    pub reading: Reading,
    pub program: Vec<Step>,
    /// The sets that the program names by number.
    pub classes: Vec<Class>,
    /// What every match holds.
    pub needs: Needs,
}

/// A step of the program. Targets are numbers of steps.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step {
    /// Takes a character of the class with this number.
    Take(usize),
    /// Goes on at both, preferring the first.
    Fork(usize, usize),
    /// Goes on there.
    Jump(usize),
    /// Goes on if the place is right.
    At(Place),
    /// The expression is matched.
    Done,
}

/// A place between two characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Start,
    End,
    Boundary,
    NoBoundary,
}

/// A set of characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Class {
    negated: bool,
    /// In order, apart from each other.
    ranges: Vec<(char, char)>,
    kinds: Vec<(Kind, bool)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Digit,
    Word,
    Space,
}

impl Class {
    fn new(negated: bool, mut items: Vec<(char, char)>, mut kinds: Vec<(Kind, bool)>) -> Class {
        sort::by(&mut items, Ord::cmp);
        let mut ranges: Vec<(char, char)> = Vec::with_capacity(items.len());
        for (from, to) in items {
            match ranges.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => ranges.push((from, to)),
            }
        }
        kinds.dedup();
        Class {
            negated,
            ranges,
            kinds,
        }
    }

    /// Whether a character as it is matched is in the set.
    pub fn contains(&self, c: char) -> bool {
        let in_ranges = || {
            let at = self.ranges.partition_point(|range| range.1 < c);
            self.ranges.get(at).is_some_and(|range| range.0 <= c)
        };
        let of_kind = |&(kind, is): &(Kind, bool)| {
            is == match kind {
                Kind::Digit => c.is_ascii_digit(),
                Kind::Word => is_word(c),
                Kind::Space => c.is_whitespace(),
            }
        };
        self.negated != (in_ranges() || self.kinds.iter().any(of_kind))
    }
}

/// Whether a character belongs to words.
pub(crate) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Why an expression is refused, and where in it (in bytes).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Error {
    pub at: usize,
    what: &'static str,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.what, self.at)
    }
}

/// The longest program, and the deepest nesting.
pub(super) const STEPS: usize = 10_000;
const DEPTH: usize = 50;

impl Pattern {
    /// Reads an expression.
    pub fn new(source: &str, reading: Reading) -> Result<Pattern, Error> {
        let mut parser = Parser {
            source,
            rest: source.char_indices().peekable(),
            reading,
            depth: 0,
            classes: Vec::new(),
        };
        let mut part = parser.alternatives()?;
        if let Some(&(at, _)) = parser.rest.peek() {
            let what = "a closing bracket with none open";
            return Err(Error { at, what });
        }
        part.program.push(Step::Done);
        Ok(Pattern {
            reading,
            program: part.program,
            classes: parser.classes,
            needs: part.needs,
        })
    }
}

struct Parser<'s> {
    source: &'s str,
    rest: Peekable<CharIndices<'s>>,
    reading: Reading,
    depth: usize,
    classes: Vec<Class>,
}

type Program = Vec<Step>;

/// A part of the expression.
#[derive(Default)]
struct Part {
    program: Program,
    needs: Needs,
    /// The characters of a part that stands for itself.
    literal: Option<String>,
}

impl Parser<'_> {
    /// `a|b|c`
    fn alternatives(&mut self) -> Result<Part, Error> {
        let mut parts = vec![self.sequence()?];
        let mut steps = 0;
        while let Some((at, _)) = self.rest.next_if(|&(_, c)| c == '|') {
            let part = self.sequence()?;
            steps += part.program.len() + 2;
            if steps > STEPS {
                let what = "the expression is too long";
                return Err(Error { at, what });
            }
            parts.push(part);
        }
        if parts.len() == 1 {
            return Ok(parts.pop().unwrap_or_default());
        }
        let all: usize = parts.iter().map(|part| part.program.len() + 2).sum();
        let end = all - 2;
        let mut program = Vec::with_capacity(end);
        let mut rest = parts.len();
        for part in &parts {
            rest -= 1;
            if rest > 0 {
                let next = program.len() + part.program.len() + 2;
                program.push(Step::Fork(program.len() + 1, next));
            }
            append(&mut program, &part.program);
            if rest > 0 {
                program.push(Step::Jump(end));
            }
        }
        Ok(Part {
            program,
            needs: Needs::either(parts.into_iter().map(|part| part.needs)),
            literal: None,
        })
    }

    /// `abc`
    fn sequence(&mut self) -> Result<Part, Error> {
        let mut whole = Part::default();
        // What stands side by side and stands for itself.
        let mut literal = String::new();
        while let Some(&(at, c)) = self.rest.peek() {
            if matches!(c, '|' | ')') {
                break;
            }
            let atom = self.atom()?;
            let part = self.repeated(atom)?;
            append(&mut whole.program, &part.program);
            if whole.program.len() > STEPS {
                let what = "the expression is too long";
                return Err(Error { at, what });
            }
            match part.literal {
                Some(letters) => literal.push_str(&letters),
                None => whole.needs.add_literal(&std::mem::take(&mut literal)),
            }
            whole.needs.add(part.needs);
        }
        whole.needs.add_literal(&literal);
        Ok(whole)
    }

    fn take(&mut self, class: Class) -> Step {
        // Letters come again and again: one set serves all of them.
        let recent = self.classes.len().saturating_sub(64);
        let known = self.classes[recent..].iter().position(|it| *it == class);
        Step::Take(known.map_or_else(
            || {
                self.classes.push(class);
                self.classes.len() - 1
            },
            |at| recent + at,
        ))
    }

    fn atom(&mut self) -> Result<Part, Error> {
        let Some((at, c)) = self.rest.next() else {
            return Ok(Part::default());
        };
        let error = |what| Err(Error { at, what });
        let step = match c {
            '(' => {
                self.depth += 1;
                if self.depth > DEPTH {
                    return error("brackets too deep");
                }
                let inner = self.alternatives()?;
                self.depth -= 1;
                if self.rest.next_if(|&(_, c)| c == ')').is_none() {
                    return error("a bracket that is never closed");
                }
                return Ok(inner);
            }
            '*' | '+' | '?' => return error("nothing to repeat"),
            '[' => {
                let class = self.class(at)?;
                self.take(class)
            }
            '.' => self.take(Class::new(true, Vec::new(), Vec::new())),
            '^' => Step::At(Place::Start),
            '$' => Step::At(Place::End),
            '\\' => match self.escape(at)? {
                Escape::Kind(kind, is) => {
                    self.take(Class::new(false, Vec::new(), vec![(kind, is)]))
                }
                Escape::Place(place) => Step::At(place),
                Escape::Letter(at, c) => return Ok(self.letters(at, c)),
            },
            c => return Ok(self.letters(at, c)),
        };
        Ok(Part {
            program: vec![step],
            ..Part::default()
        })
    }

    /// A character that stands for itself, with the combining marks that follow it.
    fn letters(&mut self, at: usize, c: char) -> Part {
        let letters = self.folded(at, c);
        let class = |c| Class::new(false, vec![(c, c)], Vec::new());
        Part {
            program: letters.iter().map(|&c| self.take(class(c))).collect(),
            needs: Needs::default(),
            literal: Some(letters.into_iter().collect()),
        }
    }

    /// A character as it is matched.
    fn folded(&mut self, at: usize, c: char) -> Vec<char> {
        let mut end = at + c.len_utf8();
        while let Some((at, c)) = self
            .rest
            .next_if(|&(_, c)| danbiet_text::letters::is_combining(c))
        {
            end = at + c.len_utf8();
        }
        let mut letters = Vec::new();
        let written = self.source.get(at..end).unwrap_or_default();
        fold(written, self.reading, &mut letters);
        letters.into_iter().map(|letter| letter.c).collect()
    }

    fn escape(&mut self, at: usize) -> Result<Escape, Error> {
        let Some((here, c)) = self.rest.next() else {
            let what = "a backslash with nothing behind it";
            return Err(Error { at, what });
        };
        Ok(match c {
            'd' => Escape::Kind(Kind::Digit, true),
            'D' => Escape::Kind(Kind::Digit, false),
            'w' => Escape::Kind(Kind::Word, true),
            'W' => Escape::Kind(Kind::Word, false),
            's' => Escape::Kind(Kind::Space, true),
            'S' => Escape::Kind(Kind::Space, false),
            'b' => Escape::Place(Place::Boundary),
            'B' => Escape::Place(Place::NoBoundary),
            c if c.is_ascii_alphanumeric() => {
                let what = "an escape that is not known";
                return Err(Error { at, what });
            }
            c => Escape::Letter(here, c),
        })
    }

    /// `[…]` behind its opening bracket.
    fn class(&mut self, open: usize) -> Result<Class, Error> {
        let unclosed = Error {
            at: open,
            what: "a bracket that is never closed",
        };
        let negated = self.rest.next_if(|&(_, c)| c == '^').is_some();
        let (mut items, mut kinds) = (Vec::new(), Vec::new());
        let mut first = true;
        loop {
            let (at, c) = self.rest.next().ok_or(unclosed)?;
            if c == ']' && !first {
                return Ok(Class::new(negated, items, kinds));
            }
            first = false;
            let (at, from) = if c == '\\' {
                match self.escape(at)? {
                    Escape::Kind(kind, is) => {
                        kinds.push((kind, is));
                        continue;
                    }
                    Escape::Place(_) => {
                        let what = "a place cannot be in a set";
                        return Err(Error { at, what });
                    }
                    Escape::Letter(at, c) => (at, c),
                }
            } else {
                (at, c)
            };
            let letters = self.folded(at, from);
            let is_range = self.rest.peek().is_some_and(|&(_, c)| c == '-')
                && !self.source[self.rest.peek().map_or(0, |&(at, _)| at)..].starts_with("-]");
            let Some(&from) = letters.first() else {
                continue;
            };
            if !is_range {
                items.extend(letters.into_iter().map(|c| (c, c)));
                continue;
            }
            self.rest.next();
            let (at, to) = self.rest.next().ok_or(unclosed)?;
            match self.folded(at, to).first() {
                Some(&to) if from <= to => items.push((from, to)),
                _ => {
                    let what = "a range that ends before it starts";
                    return Err(Error { at, what });
                }
            }
        }
    }

    /// The quantifiers behind an atom.
    fn repeated(&mut self, mut atom: Part) -> Result<Part, Error> {
        while let Some(&(at, c)) = self.rest.peek() {
            let (least, most) = match c {
                '*' => (0, None),
                '+' => (1, None),
                '?' => (0, Some(1)),
                '{' => match self.counts(at) {
                    Some(counts) => counts,
                    None => break,
                },
                _ => break,
            };
            self.rest.next();
            if most.is_some_and(|most| most < least) {
                let what = "a repetition that ends before it starts";
                return Err(Error { at, what });
            }
            let lazy = self.rest.next_if(|&(_, c)| c == '?').is_some();
            let copies = most.unwrap_or(least) + 1;
            if copies.saturating_mul(atom.program.len() + 2) > STEPS {
                let what = "the expression is too long";
                return Err(Error { at, what });
            }
            let mut needs = Needs::default();
            if least > 0 {
                needs = atom.needs;
                needs.add_literal(&atom.literal.unwrap_or_default());
            }
            atom = Part {
                program: repeat(&atom.program, least, most, lazy),
                needs,
                literal: None,
            };
        }
        Ok(atom)
    }

    /// `{m,n}`; moves to its closing bracket if it is one.
    fn counts(&mut self, at: usize) -> Option<(usize, Option<usize>)> {
        // Two numbers of five digits and a comma are the longest.
        let rest = &self.source.as_bytes()[at + 1..];
        let end = rest.iter().take(12).position(|&byte| byte == b'}')?;
        let inner = self.source.get(at + 1..at + 1 + end)?;
        let number = |text: &str| text.parse::<usize>().ok().filter(|&n| n <= STEPS);
        let counts = match inner.split_once(',') {
            None => (number(inner)?, Some(number(inner)?)),
            Some((least, "")) => (number(least)?, None),
            Some((least, most)) => (number(least)?, Some(number(most)?)),
        };
        while self
            .rest
            .peek()
            .is_some_and(|&(here, _)| here < at + 1 + inner.len())
        {
            self.rest.next();
        }
        Some(counts)
    }
}

enum Escape {
    Kind(Kind, bool),
    Place(Place),
    /// A character that stands for itself, at its place.
    Letter(usize, char),
}

/// Appends a program whose targets count from its own first step.
fn append(program: &mut Program, part: &[Step]) {
    let by = program.len();
    program.extend(part.iter().map(|step| match step {
        Step::Fork(a, b) => Step::Fork(a + by, b + by),
        Step::Jump(to) => Step::Jump(to + by),
        other => *other,
    }));
}

fn repeat(atom: &[Step], least: usize, most: Option<usize>, lazy: bool) -> Program {
    let fork = |go: usize, leave: usize| {
        if lazy {
            Step::Fork(leave, go)
        } else {
            Step::Fork(go, leave)
        }
    };
    let mut program = Vec::new();
    for _ in 0..least {
        append(&mut program, atom);
    }
    match most {
        None => {
            let start = program.len();
            program.push(fork(start + 1, start + atom.len() + 2));
            append(&mut program, atom);
            program.push(Step::Jump(start));
        }
        Some(most) => {
            let end = program.len() + (most - least) * (atom.len() + 1);
            for _ in least..most {
                program.push(fork(program.len() + 1, end));
                append(&mut program, atom);
            }
        }
    }
    program
}
