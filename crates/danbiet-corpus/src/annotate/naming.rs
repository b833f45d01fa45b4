//! Normal forms of bodies: short forms written out, misprints mended, and what the text leaves
//! out supplied from the rest of the document: the place ("HĐND tỉnh"), the parent ("Ban Thường
//! vụ"), the task ("Ban Chỉ đạo tỉnh"), the rest of a name given in full before ("Đoàn kiểm
//! tra").

mod supply;

use super::{
    Branch, Home, Level, OrganisationClass, Place, abbreviation,
    body::Tail,
    organisation::{Body, LevelTail},
    place, spelling,
    view::{Gap, View},
};

/// The names of a body.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// Written out as far as the text itself goes: `Chủ tịch` + `Hội đồng nhân dân tỉnh`.
    pub local: String,
    /// With the place that the text leaves out: `Hội đồng nhân dân tỉnh Thái Nguyên`.
    pub normal: String,
    /// How the body is named.
    pub class: OrganisationClass,
    /// The level it works at.
    pub level: Option<Level>,
    /// The branch it belongs to.
    pub branch: Option<Branch>,
    /// The names of the bodies inside.
    pub inner: Vec<Name>,
}

/// What the whole document tells about its bodies.
struct Context<'c, 'a> {
    view: &'c View<'a>,
    places: &'c [Place],
    home: &'c Home,
    /// The task of the document's steering committee.
    task: Option<String>,
}

/// The names of the bodies of a text, in the same order.
pub(super) fn names(view: &View<'_>, places: &[Place], home: &Home, bodies: &[Body]) -> Vec<Name> {
    let context = Context {
        view,
        places,
        home,
        task: task_of_document(view, bodies),
    };
    let mut names: Vec<Name> = Vec::with_capacity(bodies.len());
    for (number, body) in bodies.iter().enumerate() {
        let shared = shared_level(view, bodies, number);
        let after = level_after_common(view, body);
        let mut name = context.name(body, shared, after);
        context.supply_level_inside(bodies, number, &mut name);
        let is_short = body.level.is_none() && body.inner.is_empty() && body.task.is_none();
        if is_short && shared.is_none() {
            match body.head.tail {
                Tail::Organ => context.supply_parent(bodies, &names, number, &mut name),
                Tail::AdHoc => supply::supply_full_name(bodies, &names, number, &mut name),
                _ => {}
            }
        }
        if body.head.tail == Tail::Task && body.level.is_none() {
            context.supply_level(bodies, number, body, &mut name);
        }
        names.push(name);
    }
    names
}

/// The first task that is named, or what the document is about.
fn task_of_document(view: &View<'_>, bodies: &[Body]) -> Option<String> {
    let all = bodies
        .iter()
        .flat_map(|b| std::iter::once(b).chain(&b.inner));
    let stated = all.filter_map(|body| body.task.clone()).next();
    if let Some(range) = stated {
        return Some(usual_task(view, range));
    }
    (0..view.len())
        .any(|at| view.phrase(at, "quy chế dân chủ").is_some() || view.word(at) == "qcdc")
        .then(|| TOPIC.to_owned())
}

/// The usual name of the task that most of these committees have.
const TOPIC: &str = "thực hiện quy chế dân chủ ở cơ sở";

fn usual_task(view: &View<'_>, range: std::ops::Range<usize>) -> String {
    let about_rules = range
        .clone()
        .any(|at| view.phrase(at, "quy chế dân chủ").is_some() || view.word(at) == "qcdc");
    if about_rules {
        TOPIC.to_owned()
    } else {
        let mut task = spelling::phrase(view.span(range).of(view.text));
        // The span of a name that ends with a quotation leaves the closing mark out.
        if task.contains('“') && !task.contains('”') {
            task.push('”');
        } else if task.matches('"').count() % 2 == 1 {
            task.push('"');
        }
        task
    }
}

/// The level that a coordination shares: "HĐND, UBND thành phố", "MTTQ và các đoàn thể thành phố".
fn shared_level<'b>(view: &View<'_>, bodies: &'b [Body], number: usize) -> Option<&'b LevelTail> {
    /// How many tokens may stand between the parts of a coordination.
    const REACH: usize = 16;
    let body = &bodies[number];
    let takes_level = matches!(body.head.tail, Tail::Level | Tail::Front | Tail::Task)
        && body.level.is_none()
        && body.head.class != OrganisationClass::Type;
    if !takes_level {
        return None;
    }
    let mut at = body.range.end;
    // `HĐND-UBND huyện`.
    let hyphen = view.gap(at) == Gap::Joined && view.between(at) == "-";
    let coordinated = view.gap(at) == Gap::Comma
        || hyphen
        || (view.gap(at) == Gap::Blank && matches!(view.word(at), "và" | "với"));
    if !coordinated {
        return None;
    }
    let mut next = number + 1;
    let end = at + REACH;
    while at < end {
        let first = hyphen && at == body.range.end;
        if !(first || matches!(view.gap(at), Gap::Blank | Gap::Comma | Gap::Dash)) {
            return None;
        }
        if let Some(other) = bodies.get(next)
            && other.range.start == at
        {
            if !matches!(other.head.tail, Tail::Level | Tail::Front | Tail::Task) {
                return None;
            }
            if other.level.is_some() {
                return other.level.as_ref();
            }
            at = other.range.end;
            next += 1;
            continue;
        }
        if !COMMON.contains(&view.word(at)) {
            return None;
        }
        at += 1;
    }
    None
}

/// Words of generic bodies that may stand inside a coordination.
const COMMON: [&str; 30] = [
    "các", "và", "tổ", "chức", "chính", "trị", "xã", "hội", "đoàn", "thể", "nhân", "dân", "cấp",
    "ủy", "quyền", "ban", "ngành", "lực", "lượng", "cơ", "quan", "đơn", "vị", "thành", "viên",
    "nghề", "nghiệp", "vũ", "trang", "cùng",
];

/// The level word right behind a generic coordination: "MTTQ và các đoàn thể … thành phố".
fn level_after_common(view: &View<'_>, body: &Body) -> Option<Level> {
    let mut at = body.range.end;
    let coordinated = view.gap(at) == Gap::Comma
        || (view.gap(at) == Gap::Blank && matches!(view.word(at), "và" | "với"));
    if !coordinated || !matches!(body.head.tail, Tail::Level | Tail::Front) {
        return None;
    }
    let from = at;
    while at < from + 16 && matches!(view.gap(at), Gap::Blank | Gap::Comma | Gap::Dash) {
        // `Đoàn xã` is a body of its own.
        let union = view.word(at) == "đoàn" && view.word(at + 1) != "thể";
        // "xã hội" is common; a level word is one that something else follows.
        let social = view.word(at) == "xã" && view.word(at + 1) == "hội";
        if !social
            && at > from + 1
            && view.gap(at) == Gap::Blank
            && let Some((level, _)) = place::type_word(view, at)
            && level.tier().is_some()
        {
            return Some(level);
        }
        if union || !COMMON.contains(&view.word(at)) {
            return None;
        }
        at += 1;
    }
    None
}

impl Context<'_, '_> {
    /// The name of a body; `shared` and `after` are the levels that its coordination gives it.
    fn name(&self, body: &Body, shared: Option<&LevelTail>, after: Option<Level>) -> Name {
        if body.site {
            return self.site(body);
        }
        let head = body.head;
        let inner: Vec<Name> = body
            .inner
            .iter()
            .map(|b| self.name(b, None, None))
            .collect();
        let own = body.level.as_ref().or(shared);
        let level = match own {
            Some(LevelTail::Bare(_, level)) => Some(self.home.level(*level)),
            Some(LevelTail::Named(_, number)) => self.places[*number as usize].level,
            Some(LevelTail::Central(_)) => Some(Level::Nation),
            Some(LevelTail::Kind(_)) => None,
            None => head.level.map(|level| self.home.level(level)).or(after),
        };
        let parent = inner.last().filter(|_| body.has_parent);
        let level = level.or_else(|| parent.and_then(|parent| parent.level));
        let branch = head
            .branch
            .or_else(|| parent.and_then(|parent| parent.branch));
        let class = match (head.class, own) {
            (OrganisationClass::Site, _) => OrganisationClass::Site,
            (_, Some(LevelTail::Kind(_))) => OrganisationClass::Type,
            (OrganisationClass::National, Some(_)) => OrganisationClass::Specific,
            (OrganisationClass::National, None) if after.is_some() => OrganisationClass::Specific,
            (class, _) => class,
        };
        let mut local = head.name.to_owned();
        let mut normal = head.full.to_owned();
        if let Some(sector) = &body.sector {
            let printed = spelling::phrase(self.view.span(sector.clone()).of(self.view.text));
            let sector = abbreviation::written_out(&printed)
                .unwrap_or(&printed)
                .to_owned();
            join(&mut local, &sector);
            join(&mut normal, &sector);
        }
        if body.has_parent {
            let head_end = body.range.start + body.head_length;
            let of = self
                .view
                .word(body.sector.as_ref().map_or(head_end, |s| s.end))
                == "của";
            if of {
                join(&mut local, "của");
                join(&mut normal, "của");
            }
            for (number, parent) in inner.iter().enumerate() {
                let and = if number > 0 { "và " } else { "" };
                join(&mut local, &format!("{and}{}", parent.local));
                join(&mut normal, &format!("{and}{}", parent.normal));
            }
        }
        let (own_local, own_normal) = self.level_words(body, body.level.as_ref());
        if head.tail == Tail::Task {
            let printed = body.task.clone().map(|range| {
                let task = spelling::phrase(self.view.span(range).of(self.view.text));
                task.replace("QCDC", "quy chế dân chủ")
            });
            let task_first = matches!((&body.task, &body.level), (Some(task), Some(level))
                if task.start < level.range().start);
            let usual = body
                .task
                .clone()
                .map(|range| usual_task(self.view, range))
                .or_else(|| self.task.clone());
            let central = matches!(own, Some(LevelTail::Central(_)));
            let (_, level_normal) = self.level_words(body, own);
            if central {
                join(&mut normal, &level_normal);
            }
            join(&mut normal, usual.as_deref().unwrap_or_default());
            if !central {
                join(&mut normal, &level_normal);
            }
            let printed = printed.as_deref().unwrap_or_default();
            let (first, second) = match task_first {
                true => (printed, own_local.as_str()),
                false => (own_local.as_str(), printed),
            };
            join(&mut local, first);
            join(&mut local, second);
        } else {
            join(&mut local, &own_local);
            match (own, after) {
                (None, Some(after)) => {
                    let unit = self.home.unit(after).unwrap_or(after.word()).to_owned();
                    join(&mut normal, &unit);
                }
                (Some(_), _) if body.level.is_none() => {
                    join(&mut normal, &self.level_words(body, own).1);
                }
                _ => join(&mut normal, &own_normal),
            }
        }
        if head.tail == Tail::Proper {
            let proper = body.range.start + body.head_length..body.range.end;
            let proper = spelling::phrase(self.view.span(proper).of(self.view.text));
            join(&mut local, &proper);
            join(&mut normal, &proper);
        }
        // The committee of a commune is often just "Đảng ủy".
        let commune = self.home.commune.as_deref();
        let commune = commune.filter(|_| head.name == "Đảng ủy" && own.is_none());
        join(&mut normal, commune.unwrap_or_default());
        let level = level.or_else(|| commune.and_then(|commune| self.level_of(commune)));
        // A department without a place is the home province's.
        let department = head.name == "Sở" && own.is_none();
        if department && let Some(province) = &self.home.province {
            join(&mut normal, province);
        }
        let level = level.or_else(|| department.then_some(Level::Province));
        if head.tail == Tail::Committee && body.level.is_none() {
            join(&mut normal, self.bare_home(head.level).unwrap_or_default());
        }
        if let Some(at_place) = &body.at_place {
            let place = spelling::phrase(self.view.span(at_place.clone()).of(self.view.text));
            join(&mut local, &format!("tại {place}"));
            join(&mut normal, &format!("tại {place}"));
        }
        Name {
            local,
            normal,
            class,
            level,
            branch,
            inner,
        }
    }

    /// A closing level as the text has it and in full.
    fn level_words(&self, body: &Body, level: Option<&LevelTail>) -> (String, String) {
        let printed = |range: &std::ops::Range<usize>| {
            spelling::phrase(self.view.span(range.clone()).of(self.view.text))
        };
        match level {
            None => (String::new(), String::new()),
            Some(LevelTail::Bare(range, level)) => (
                level.word().to_owned(),
                self.unit(range.start, *level)
                    .unwrap_or(level.word())
                    .to_owned(),
            ),
            Some(LevelTail::Named(range, number)) => {
                let place = &self.places[*number as usize];
                let bare_name = place.span == place.name;
                let whole = self.view.span(range.clone());
                let full = if body.head.tail == Tail::Committee
                    || (bare_name && body.head.tail == Tail::Press)
                {
                    spelling::phrase(place.name.of(self.view.text))
                } else if whole.end > place.span.end {
                    let rest = &self.view.text[place.span.end as usize..whole.end as usize];
                    format!("{} {}", place.normal, spelling::phrase(rest))
                } else {
                    place.normal.clone()
                };
                let local = if bare_name {
                    spelling::phrase(place.name.of(self.view.text))
                } else {
                    full.clone()
                };
                (local, full)
            }
            Some(LevelTail::Kind(range)) => {
                let words = printed(range);
                let words = words.strip_prefix("ở ").unwrap_or(&words);
                (words.to_owned(), words.to_owned())
            }
            Some(LevelTail::Central(_)) => ("Trung ương".to_owned(), "Trung ương".to_owned()),
        }
    }

    /// What a level word at a token stands for where no name follows. A report on a district tells
    /// of several communes, so *xã* is the one that its paragraph has named last; *huyện* and
    /// *tỉnh* are those that the document is at home in.
    fn unit(&self, at: usize, level: Level) -> Option<&str> {
        if level.tier() != Some(3) {
            return self.home.unit(level);
        }
        let here = self.view.tokens.get(at)?;
        let named = self.places.iter().rev().find(|place| {
            let begins = self.view.token_from(place.span.start);
            place.span.end <= here.span.start
                && self.view.tokens.get(begins).map(|token| token.line) == Some(here.line)
                && place.level.and_then(Level::tier) == Some(3)
                && place.normal.starts_with(level.word())
        });
        named
            .map(|place| place.normal.as_str())
            .or_else(|| self.home.unit(level))
    }

    /// The bare name of the home unit of a level.
    fn bare_home(&self, level: Option<Level>) -> Option<&str> {
        let level = level?;
        let unit = self.home.unit(level)?;
        unit.strip_prefix(level.word()).map(str::trim_start)
    }

    /// `Baohatinh.vn` → `Báo Hà Tĩnh điện tử (Baohatinh.vn)` where it is the home province's.
    fn site(&self, body: &Body) -> Name {
        let printed = self.view.span(body.range.clone()).of(self.view.text);
        let plain = |name: &str| -> String {
            danbiet_text::fold::any(name)
                .chars()
                .filter(char::is_ascii_alphanumeric)
                .collect()
        };
        let first = plain(printed.split('.').next().unwrap_or(printed));
        let province = self.home.province.as_deref();
        let bare = province.and_then(|province| {
            let bare = province
                .strip_prefix("tỉnh ")
                .or_else(|| province.strip_prefix("thành phố "))?;
            Some((province, bare, plain(bare)))
        });
        let owner = bare.and_then(|(province, bare, key)| {
            if first == format!("bao{key}") {
                Some(format!("Báo {bare} điện tử"))
            } else if first == key && printed.to_lowercase().ends_with(".gov.vn") {
                Some(format!("Cổng thông tin điện tử {province}"))
            } else {
                None
            }
        });
        let normal = owner.map_or(printed.to_owned(), |owner| format!("{owner} ({printed})"));
        Name {
            local: printed.to_owned(),
            normal,
            class: OrganisationClass::Site,
            level: None,
            branch: None,
            inner: Vec::new(),
        }
    }
}

fn join(name: &mut String, part: &str) {
    if !part.is_empty() {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(part);
    }
}
