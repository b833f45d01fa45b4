//! Runs a compiled expression: all alternatives side by side, in the order of preference.

use std::ops::Range;

use danbiet_text::sort;

use super::{
    Letter,
    syntax::{Pattern, Place, Step, is_word},
};

/// An expression that is being run over one text after the other.
pub(crate) struct Machine<'p> {
    pattern: &'p Pattern,
    /// What [`first`] says.
    first: Option<Vec<usize>>,
    now: Threads,
    next: Threads,
    /// How many steps may still be made. With none left nothing more is found.
    pub budget: usize,
}

impl<'p> Machine<'p> {
    pub fn new(pattern: &'p Pattern, budget: usize) -> Self {
        let steps = pattern.program.len();
        Self {
            pattern,
            first: first(pattern),
            now: Threads::new(steps),
            next: Threads::new(steps),
            budget,
        }
    }

    /// The first match at or after `from`: among those that begin first, the one that the
    /// expression prefers. `None` also when the budget is used up (then it is 0).
    pub fn find(&mut self, letters: &[Letter], from: usize) -> Option<Range<usize>> {
        let pattern = self.pattern;
        let program = &pattern.program;
        let mut matched = None;
        self.now.clear();
        let mut at = from;
        while at <= letters.len() {
            if matched.is_none() {
                if self.now.list.is_empty() {
                    at = self.next_start(letters, at)?;
                }
                self.now.add(program, letters, 0, at, at, &mut self.budget);
            }
            if self.now.list.is_empty() && matched.is_some() {
                break;
            }
            self.budget = self.budget.saturating_sub(1 + self.now.list.len());
            if self.budget == 0 {
                return None;
            }
            self.next.clear();
            for thread in 0..self.now.list.len() {
                let (step, start) = self.now.list[thread];
                match program[step] {
                    Step::Take(class) => {
                        let class = &pattern.classes[class];
                        if letters.get(at).is_some_and(|it| class.contains(it.c)) {
                            let budget = &mut self.budget;
                            self.next
                                .add(program, letters, step + 1, start, at + 1, budget);
                        }
                    }
                    Step::Done => {
                        // Threads behind this one are less preferred.
                        matched = Some(start..at);
                        break;
                    }
                    Step::Fork(..) | Step::Jump(_) | Step::At(_) => {}
                }
            }
            std::mem::swap(&mut self.now, &mut self.next);
            at += 1;
        }
        matched
    }

    /// The first place at or after `at` where a match may begin.
    fn next_start(&self, letters: &[Letter], at: usize) -> Option<usize> {
        let Some(first) = &self.first else {
            return Some(at);
        };
        let may_begin = |letter: &Letter| {
            let mut classes = first.iter().map(|&class| &self.pattern.classes[class]);
            classes.any(|class| class.contains(letter.c))
        };
        let further = letters.get(at..)?.iter().position(may_begin)?;
        Some(at + further)
    }
}

/// The most sets that are looked through for the beginning of a match.
const FIRST: usize = 16;

/// The sets that a match begins with; nothing if a match may be empty, or if they are many.
fn first(pattern: &Pattern) -> Option<Vec<usize>> {
    let mut first = Vec::new();
    let mut seen = vec![false; pattern.program.len()];
    let mut stack = vec![0];
    while let Some(step) = stack.pop() {
        if std::mem::replace(&mut seen[step], true) {
            continue;
        }
        match pattern.program[step] {
            Step::Take(class) => first.push(class),
            Step::Fork(one, other) => stack.extend([one, other]),
            Step::Jump(to) => stack.push(to),
            Step::At(_) => stack.push(step + 1),
            Step::Done => return None,
        }
    }
    sort::by(&mut first, Ord::cmp);
    first.dedup();
    (first.len() <= FIRST).then_some(first)
}

/// Alternatives that are alive: step and start of the match, in the order of preference.
struct Threads {
    list: Vec<(usize, usize)>,
    /// When each step was met last; those met at this place have the number of the round.
    seen: Vec<u32>,
    round: u32,
    stack: Vec<usize>,
}

impl Threads {
    fn new(steps: usize) -> Self {
        Self {
            list: Vec::new(),
            seen: vec![0; steps],
            round: 0,
            stack: Vec::new(),
        }
    }

    fn clear(&mut self) {
        self.list.clear();
        self.round = self.round.wrapping_add(1);
        if self.round == 0 {
            self.seen.fill(0);
            self.round = 1;
        }
    }

    /// Adds a step and all that follow it without taking a character.
    fn add(
        &mut self,
        program: &[Step],
        letters: &[Letter],
        step: usize,
        start: usize,
        at: usize,
        budget: &mut usize,
    ) {
        self.stack.push(step);
        while let Some(step) = self.stack.pop() {
            if std::mem::replace(&mut self.seen[step], self.round) == self.round {
                continue;
            }
            *budget = budget.saturating_sub(1);
            match program[step] {
                Step::Jump(to) => self.stack.push(to),
                Step::Fork(first, second) => self.stack.extend([second, first]),
                Step::At(place) => {
                    if is_at(place, letters, at) {
                        self.stack.push(step + 1);
                    }
                }
                Step::Take(_) | Step::Done => self.list.push((step, start)),
            }
        }
    }
}

fn is_at(place: Place, letters: &[Letter], at: usize) -> bool {
    let word = |at: Option<usize>| {
        at.and_then(|at| letters.get(at))
            .is_some_and(|letter| is_word(letter.c))
    };
    let boundary = word(at.checked_sub(1)) != word(Some(at));
    match place {
        Place::Start => at == 0,
        Place::End => at == letters.len(),
        Place::Boundary => boundary,
        Place::NoBoundary => !boundary,
    }
}
