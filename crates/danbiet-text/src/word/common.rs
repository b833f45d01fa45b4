//! Words of reports on local life that the published lexicon lacks, written down from general
//! knowledge of the language.

/// One word between commas.
pub(super) const WORDS: &str = "
    bằng khen, giấy khen, tấm gương, nêu gương, noi gương, vụ án, nợ xấu, tiền vay, tái nghiện, kim tiêm, mang thai,
    góa phụ, chiều dài, chiều rộng, chiều cao, chiều sâu, bề dày, bề rộng, bề ngang, bão lũ, giông lốc, sạt lở,
    giãn cách, xin phép, gầy dựng, biển đảo, bờ kè, tàu cá, ánh nắng, đèn đường, dâng hương, xã hội hóa,
    bê tông hóa, kiên cố hóa, cứng hóa, số hóa, thể chế hóa, cụ thể hóa, đa dạng hóa, chuyên môn hóa
";
