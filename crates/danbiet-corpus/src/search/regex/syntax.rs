//! Reads a regular expression into a program of the [`super::machine`].
//!
//! Understood: letters, `.`, `[…]` with ranges and `^`, `\d \D \w \W \s \S \b \B`, `( )`, `|`,
//! `* + ?` and `{m} {m,} {m,n}`, each lazy with `?` behind it, `^` and `$` for the ends of a line.

use std::{fmt, iter::Peekable, str::CharIndices};

use danbiet_query::Level as Reading;

use super::fold;

/// A compiled expression.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    /// How marks are read.
    pub reading: Reading,
    pub program: Vec<Step>,
}

/// A step of the program. Targets are numbers of steps.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// Takes a character.
    Take(Class),
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
#[derive(Clone, Debug)]
pub(crate) struct Class {
    negated: bool,
    items: Vec<Item>,
}

#[derive(Clone, Debug)]
enum Item {
    Range(char, char),
    Kind(Kind, bool),
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Digit,
    Word,
    Space,
}

impl Class {
    /// Whether a character as it is matched is in the set.
    pub fn contains(&self, c: char) -> bool {
        self.negated
            != self.items.iter().any(|item| match *item {
                Item::Range(from, to) => from <= c && c <= to,
                Item::Kind(kind, is) => {
                    is == match kind {
                        Kind::Digit => c.is_ascii_digit(),
                        Kind::Word => is_word(c),
                        Kind::Space => c.is_whitespace(),
                    }
                }
            })
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
const STEPS: usize = 10_000;
const DEPTH: usize = 50;

impl Pattern {
    /// Reads an expression.
    pub fn new(source: &str, reading: Reading) -> Result<Pattern, Error> {
        let mut parser = Parser {
            source,
            rest: source.char_indices().peekable(),
            reading,
            depth: 0,
        };
        let mut program = parser.alternatives()?;
        if let Some(&(at, _)) = parser.rest.peek() {
            let what = "a closing bracket with none open";
            return Err(Error { at, what });
        }
        program.push(Step::Done);
        Ok(Pattern { reading, program })
    }
}

struct Parser<'s> {
    source: &'s str,
    rest: Peekable<CharIndices<'s>>,
    reading: Reading,
    depth: usize,
}

type Program = Vec<Step>;

impl Parser<'_> {
    /// `a|b|c`
    fn alternatives(&mut self) -> Result<Program, Error> {
        let first = self.sequence()?;
        if self.rest.next_if(|&(_, c)| c == '|').is_none() {
            return Ok(first);
        }
        let second = self.alternatives()?;
        let mut program = vec![Step::Fork(1, first.len() + 2)];
        append(&mut program, &first);
        program.push(Step::Jump(program.len() + 1 + second.len()));
        append(&mut program, &second);
        Ok(program)
    }

    /// `abc`
    fn sequence(&mut self) -> Result<Program, Error> {
        let mut program = Vec::new();
        while let Some(&(at, c)) = self.rest.peek() {
            if matches!(c, '|' | ')') {
                break;
            }
            let atom = self.atom()?;
            let repeated = self.repeated(atom)?;
            append(&mut program, &repeated);
            if program.len() > STEPS {
                let what = "the expression is too long";
                return Err(Error { at, what });
            }
        }
        Ok(program)
    }

    fn atom(&mut self) -> Result<Program, Error> {
        let Some((at, c)) = self.rest.next() else {
            return Ok(Vec::new());
        };
        let error = |what| Err(Error { at, what });
        Ok(match c {
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
                inner
            }
            '*' | '+' | '?' => return error("nothing to repeat"),
            '[' => vec![Step::Take(self.class(at)?)],
            '.' => vec![Step::Take(Class {
                negated: true,
                items: Vec::new(),
            })],
            '^' => vec![Step::At(Place::Start)],
            '$' => vec![Step::At(Place::End)],
            '\\' => match self.escape(at)? {
                Escape::Kind(kind, is) => vec![Step::Take(Class {
                    negated: false,
                    items: vec![Item::Kind(kind, is)],
                })],
                Escape::Place(place) => vec![Step::At(place)],
                Escape::Letter(at, c) => self.letters(at, c),
            },
            c => self.letters(at, c),
        })
    }

    /// A character that stands for itself, with the combining marks that follow it.
    fn letters(&mut self, at: usize, c: char) -> Program {
        let items = self.folded(at, c).into_iter();
        items
            .map(|c| {
                Step::Take(Class {
                    negated: false,
                    items: vec![Item::Range(c, c)],
                })
            })
            .collect()
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
        let mut items = Vec::new();
        let mut first = true;
        loop {
            let (at, c) = self.rest.next().ok_or(unclosed)?;
            if c == ']' && !first {
                return Ok(Class { negated, items });
            }
            first = false;
            let (at, from) = if c == '\\' {
                match self.escape(at)? {
                    Escape::Kind(kind, is) => {
                        items.push(Item::Kind(kind, is));
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
                items.extend(letters.into_iter().map(|c| Item::Range(c, c)));
                continue;
            }
            self.rest.next();
            let (at, to) = self.rest.next().ok_or(unclosed)?;
            match self.folded(at, to).first() {
                Some(&to) if from <= to => items.push(Item::Range(from, to)),
                _ => {
                    let what = "a range that ends before it starts";
                    return Err(Error { at, what });
                }
            }
        }
    }

    /// The quantifiers behind an atom.
    fn repeated(&mut self, mut atom: Program) -> Result<Program, Error> {
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
            if copies.saturating_mul(atom.len() + 2) > STEPS {
                let what = "the expression is too long";
                return Err(Error { at, what });
            }
            atom = repeat(&atom, least, most, lazy);
        }
        Ok(atom)
    }

    /// `{m,n}`; moves to its closing bracket if it is one.
    fn counts(&mut self, at: usize) -> Option<(usize, Option<usize>)> {
        let inner = self.source[at + 1..].split_once('}')?.0;
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
        other => other.clone(),
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
