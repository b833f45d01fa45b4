//! Lines that name or describe a picture.

use std::sync::LazyLock;

use super::shape::{self, End, Shape};

/// Beginnings that say "this is a picture" by themselves.
const PICTURE: &[&str] = &[
    "Quang cảnh",
    "Toàn cảnh",
    "Một góc",
    "Ảnh",
    "Ảnh minh họa",
    "Hình ảnh",
    "Các đại biểu",
    "Đại biểu",
    "Đại biểu dự",
    "Chụp ảnh lưu niệm",
    "Trong ảnh",
];

/// Beginnings that name who is in the picture: courtesies, ranks, offices.
const PEOPLE: &[&str] = &[
    "Đồng chí",
    "Các đồng chí",
    "Đ/c",
    "Ông",
    "Bà",
    "Anh",
    "Chị",
    "Thiếu tướng",
    "Trung tướng",
    "Đại tá",
    "Thượng tá",
    "Trung tá",
    "Thiếu tá",
    "Đại úy",
    "Bí thư",
    "Phó Bí thư",
    "Chủ tịch",
    "Phó Chủ tịch",
    "Trưởng ban",
    "Phó Trưởng ban",
    "Trưởng đoàn",
    "Trưởng phòng",
    "Phó Trưởng phòng",
    "Giám đốc",
    "Phó Giám đốc",
    "Thường trực",
    "Lãnh đạo",
    "Đại diện",
    "Cán bộ",
    "Người dân",
    "Nhân dân",
    "Nông dân",
    "Đoàn viên",
    "Hội viên",
    "Đoàn công tác",
    "Đoàn kiểm tra",
    "Đoàn giám sát",
    "Tổng Bí thư",
    "Thủ tướng",
    "Phó Thủ tướng",
    "Bộ trưởng",
    "Thứ trưởng",
    "Ủy viên",
    "Chính ủy",
    "Chỉ huy trưởng",
];

/// What people do in pictures.
const DOING: &[&str] = &[
    "phát biểu",
    "trình bày",
    "thông qua",
    "báo cáo",
    "tham luận",
    "thảo luận",
    "điều hành",
    "chủ trì",
    "dự hội nghị",
    "tham dự",
    "dự buổi",
    "kết luận",
    "tiếp thu",
    "trao",
    "tặng",
    "thăm",
    "kiểm tra",
    "ký kết",
    "chúc mừng",
    "trao đổi",
    "giới thiệu",
    "khai mạc",
    "bế mạc",
    "công bố",
    "quán triệt",
    "triển khai",
    "tiếp xúc",
    "đối thoại",
    "giám sát",
    "hướng dẫn",
    "tuyên truyền",
    "tham gia",
    "làm thủ tục",
    "giải quyết",
    "tại hội nghị",
    "tại buổi",
    "tại lễ",
    "chụp ảnh",
];

/// How the line under the picture of a speaker ends.
const SPEAKING: &[&str] = &[
    "phát biểu",
    "phát biểu tại",
    "phát biểu chỉ đạo",
    "phát biểu kết luận",
    "phát biểu khai mạc",
    "phát biểu ý kiến",
    "phát biểu thảo luận",
    "phát biểu tham luận",
    "trình bày báo cáo tại",
    "trình bày tham luận",
    "báo cáo tại",
    "tham luận tại",
];

/// Openings that tie a sentence to the one before: no caption begins so.
const TIES: &[&str] = &[
    "Tuy nhiên",
    "Cùng với đó",
    "Bên cạnh đó",
    "Nhờ đó",
    "Nhờ vậy",
    "Do đó",
    "Vì vậy",
    "Từ đó",
    "Đồng thời",
    "Ngoài ra",
    "Theo đó",
    "Trong đó",
    "Qua đó",
    "Sau đó",
    "Tiếp đó",
    "Đặc biệt",
    "Kết quả",
    "Hội nghị",
    "Hội nghị đã",
    "Tại hội nghị",
    "Phát biểu",
    "Kết luận",
    "Trước đó",
    "Đây là",
    "Cụ thể",
    "Dịp này",
    "Nhân dịp này",
    "Mặt khác",
    "Tại đây",
    "Thời gian tới",
];

struct Keys {
    picture: Vec<String>,
    people: Vec<String>,
    doing: Vec<String>,
    speaking: Vec<String>,
    ties: Vec<String>,
}

static KEYS: LazyLock<Keys> = LazyLock::new(|| Keys {
    picture: shape::keys(PICTURE),
    people: shape::keys(PEOPLE),
    doing: shape::keys(DOING),
    speaking: shape::keys(SPEAKING),
    ties: shape::keys(TIES),
});

/// What stands around a line.
#[derive(Clone, Copy, Debug, Default)]
pub struct Around {
    /// The line before is the headline again, as the text that stands for a picture.
    pub after_picture: bool,
    /// The neighbours are long paragraphs of several sentences.
    pub between_long: bool,
}

/// Whether a line inside the article is a caption.
#[must_use]
pub fn is_caption(line: &Shape<'_>, around: Around) -> bool {
    let starts = |keys: &[String]| keys.iter().any(|key| line.begins(key));
    let count = line.tokens.len();
    if line.is_bullet() || starts(&KEYS.ties) {
        return false;
    }
    let people = || starts(&KEYS.people);
    let doing = || KEYS.doing.iter().any(|key| line.has(key));
    // Under a picture stands who is in it, or what the speaker said: "Name: statement".
    if around.after_picture && (people() || starts(&KEYS.picture)) {
        return count <= 45 || is_statement(line);
    }
    if count > 60 || line.end == End::Opens || line.sentences() > 2 {
        return false;
    }
    if starts(&KEYS.picture) && count <= 30 {
        return true;
    }
    if people() && doing() {
        // A paragraph of news ends with a full stop; the line under a picture often does not. With
        // a full stop it must be short, or be the formula for a speaker and nothing more.
        return line.end == End::Open || count <= 12 || is_speaker(line);
    }
    // One short sentence alone among long paragraphs.
    around.between_long
        && count <= 20
        && line.sentences() == 1
        && line.end == End::Stop
        && !line.text.contains(':')
}

/// `… phát biểu tại hội nghị`: after the verb comes the occasion and nothing more.
fn is_speaker(line: &Shape<'_>) -> bool {
    KEYS.speaking.iter().any(|key| {
        line.key().rfind(key.as_str()).is_some_and(|at| {
            let rest = &line.key()[at + key.len()..];
            rest.split_whitespace().count() <= 6
        })
    })
}

/// `Phó Trưởng ban X Lê Văn A: Cần …`: at most a name and offices before the colon.
fn is_statement(line: &Shape<'_>) -> bool {
    line.text
        .split_once(": ")
        .is_some_and(|(before, _)| danbiet_text::token::tokens(before).count() <= 30)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, around: Around) -> bool {
        is_caption(&shape::shapes(line)[0], around)
    }

    const ALONE: Around = Around {
        after_picture: false,
        between_long: false,
    };

    #[test]
    fn who_does_what() {
        for line in [
            "Đồng chí Lê Văn A, Bí thư Huyện ủy phát biểu chỉ đạo tại hội nghị",
            "Chủ tịch UBND xã Trần Thị B phát biểu tại buổi đối thoại.",
            "Quang cảnh hội nghị",
            "Các đại biểu dự buổi lễ.",
            "Người dân tham gia làm đường",
        ] {
            assert!(check(line, ALONE), "{line}");
        }
    }

    #[test]
    fn paragraphs_are_no_captions() {
        for line in [
            "Đồng chí Lê Văn A, Bí thư Huyện ủy chủ trì hội nghị cùng lãnh đạo các ban, ngành của huyện.",
            "Phát biểu tại hội nghị, đồng chí Lê Văn A đề nghị các xã làm tốt hơn.",
            "Kết quả bước đầu",
            "- Đồng chí Lê Văn A chủ trì",
        ] {
            assert!(!check(line, ALONE), "{line}");
        }
    }

    #[test]
    fn the_place_decides_where_the_form_does_not() {
        let line = "Niêm yết công khai thủ tục tại bộ phận một cửa.";
        assert!(!check(line, ALONE));
        assert!(check(
            line,
            Around {
                between_long: true,
                ..ALONE
            }
        ));
        let tied = "Nhờ đó, người dân rất đồng tình.";
        assert!(!check(
            tied,
            Around {
                between_long: true,
                ..ALONE
            }
        ));
        let statement = format!(
            "Phó Chủ tịch UBND xã Lê Văn A: Cần {}.",
            "làm tốt hơn nữa công tác dân vận ".repeat(10)
        );
        assert!(check(
            &statement,
            Around {
                after_picture: true,
                ..ALONE
            }
        ));
    }
}
