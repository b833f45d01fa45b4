//! Runs a compiled expression: all alternatives side by side, in the order of preference.

use std::ops::Range;

use super::{
    Letter,
    syntax::{Pattern, Place, Step, is_word},
};

/// The first match at or after `from`: among those that begin first, the one that the expression
/// prefers. `None` also when the budget of steps is used up (then it is 0).
pub(crate) fn find(
    pattern: &Pattern,
    letters: &[Letter],
    from: usize,
    budget: &mut usize,
) -> Option<Range<usize>> {
    let program = &pattern.program;
    let mut now = Threads::new(program.len());
    let mut next = Threads::new(program.len());
    let mut matched = None;
    for at in from..=letters.len() {
        if matched.is_none() {
            now.add(program, letters, 0, at, at, budget);
        }
        if now.list.is_empty() && matched.is_some() {
            break;
        }
        *budget = budget.saturating_sub(1 + now.list.len());
        if *budget == 0 {
            return None;
        }
        next.clear();
        for thread in 0..now.list.len() {
            let (step, start) = now.list[thread];
            match &program[step] {
                Step::Take(class) => {
                    if letters
                        .get(at)
                        .is_some_and(|letter| class.contains(letter.c))
                    {
                        next.add(program, letters, step + 1, start, at + 1, budget);
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
        std::mem::swap(&mut now, &mut next);
    }
    matched
}

/// Alternatives that are alive: step and start of the match, in the order of preference.
struct Threads {
    list: Vec<(usize, usize)>,
    /// The steps that were met at this place.
    seen: Vec<bool>,
    stack: Vec<usize>,
}

impl Threads {
    fn new(steps: usize) -> Self {
        Self {
            list: Vec::new(),
            seen: vec![false; steps],
            stack: Vec::new(),
        }
    }

    fn clear(&mut self) {
        self.list.clear();
        self.seen.fill(false);
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
            if std::mem::replace(&mut self.seen[step], true) {
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
