//! Syllables that tell whether a capital begins a name or only a sentence.

use super::{rules::Word, vocabulary::Vocabulary};
use crate::hash::Set;

/// The syllables of the tables below, by their numbers in the vocabulary.
#[derive(Clone, Debug)]
pub(super) struct Openers {
    apart: Set<u32>,
    openers: Set<u32>,
    families: Set<u32>,
    middles: Set<u32>,
}

impl Openers {
    pub(super) fn new(vocabulary: &mut Vocabulary) -> Self {
        let mut numbers = |table: &str| {
            let syllables = table.split_whitespace();
            syllables.map(|s| vocabulary.number(s)).collect()
        };
        Self {
            apart: numbers(APART),
            openers: numbers(OPENERS),
            families: numbers(FAMILIES),
            middles: numbers(MIDDLES),
        }
    }

    /// Whether the syllable is a word of its own when it is capitalised before a name; some are so
    /// only where a sentence begins.
    pub(super) fn opens(&self, word: Word, begins: bool) -> bool {
        word.known()
            .is_some_and(|n| self.apart.contains(&n) || (begins && self.openers.contains(&n)))
    }

    /// Whether the syllable is a frequent family name.
    pub(super) fn is_family(&self, word: Word) -> bool {
        word.known().is_some_and(|n| self.families.contains(&n))
    }

    /// Whether the syllable is a frequent middle name.
    pub(super) fn is_middle(&self, word: Word) -> bool {
        word.known().is_some_and(|n| self.middles.contains(&n))
    }
}

/// Words that are no part of the name behind them, capitalised or not: function words, and what
/// bodies, units of the country, offices and laws are called.
const APART: &str = "
    và với hay hoặc nhưng mà song còn nếu thì vì do bởi nên để cho của là ở tại từ đến tới trong ngoài trên
    dưới trước sau giữa qua theo về như cả chỉ cũng đã đang sẽ vẫn đều chưa không chẳng được bị có khi lúc này đó
    mỗi mọi các những nhiều ngày tháng tuần ông bà
    tỉnh thành phố huyện quận xã phường thôn phòng ban bộ sở cục vụ viện đoàn đội tổ đảng nhóm ngành trường lớp
    nhà đài báo sách luật lệnh nghị điều khoản mục chương phó trưởng cựu khu cty
";

/// Words that stand apart from a name where a sentence begins, but may be part of one elsewhere
/// (`Hai Bà Trưng`, `Sông Cầu`, `Hội An`).
const OPENERS: &str = "
    bên cạnh gần hồi nay đây kia ấy nào sao ai gì đâu nguyên một hai ba bốn năm sáu bảy tám chín mười trăm nghìn vạn triệu tỷ
    ít vài tuy dù dẫu bằng nhờ ngay cùng riêng chính tự rồi lại ra vào lên xuống sang đi thế vậy hễ anh chị em cô
    dì chú bác cậu mợ thím cụ cố con cháu bố mẹ cha má vợ chồng thầy bạn bé nàng chàng hắn họ ta tôi mình chúng
    người đồng ngài vua chúa tướng lính già trẻ giờ phút quý sáng trưa chiều tối đêm hôm mùa xuân hè thu đông tết
    kỳ xóm ấp làng bản buôn vùng miền đất nước sông suối hồ biển đảo núi đèo đồi rừng cầu cảng bến chợ chùa đình
    đền đường ngõ hẻm hội chi cửa trại tòa tờ tân gặp gọi hỏi nói kể nghe thấy nhìn biết nhớ chờ mong chúc cảm làm
    lập mở tìm tiếp tiến phát tham dự thăm mời mừng kính xin hãy đừng việc chuyện cái chiếc cây quả cuốn bức tấm
    bài dòng số tên tiếng lời chữ ý phía phần hiện giới quê dân khách xe tàu thuyền máy sân vườn ruộng
";

/// Family names borne by most people of the country.
const FAMILIES: &str = "
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đào đoàn lương trịnh trương
    lâm mai tô hà cao phùng châu tạ quách vương thái tăng kiều từ chu đàm tống la khổng doãn nghiêm thân tôn
";

/// Middle names that only occur inside a name.
const MIDDLES: &str =
    "thị văn hữu đức đình xuân ngọc quang quốc công trọng bá huy minh thanh viết duy tấn thế";
