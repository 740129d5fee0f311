"""How hard a notice is to read."""

import pytest

from accord.consent.rules.reading import is_hard_to_read, reading_difficulty

PLAIN = {
    "en": "Alder Medicines may write to me about its medicines. I can withdraw at any time, without giving a reason.",
    "fr": "J’accepte qu’Alder Medicines m’écrive au sujet de ses médicaments. Je peux retirer cet accord à tout moment.",
    "tr": "Alder Medicines'ın bana ilaçları hakkında yazmasını kabul ediyorum. Bu izni dilediğim zaman geri alabilirim.",
    "zh-Hant": "我同意 Alder Medicines 就其藥品寫信給我。我可隨時撤回，無須說明理由。",
}
HARD = {
    "en": "The undersigned hereby irrevocably acknowledges and unconditionally authorises the controller, its affiliates, "
    "subsidiaries, successors and contractual counterparties to undertake electronic dissemination of promotional communications.",
    "fr": "Le soussigné reconnaît irrévocablement et autorise inconditionnellement le responsable du traitement, ses filiales, "
    "successeurs et cocontractants à procéder à la diffusion électronique de communications promotionnelles personnalisées.",
    "tr": "İşbu aydınlatma metni kapsamında tarafınıza elektronik ticari iletilerin gönderilmesine ilişkin açık rızanızın alınması "
    "amacıyla gerçekleştirilecek bilgilendirme faaliyetlerinin yürütülmesine muvafakat ettiğinizi beyan edersiniz.",
    "zh-Hant": "本人茲此不可撤銷地確認並無條件授權資料控制者及其關係企業、子公司、繼受人暨契約相對人，"
    "得不論本人先前所為之任何保留或反對意見，逕行以電子方式向本人散布各類促銷通訊與相關之個人化行銷資訊內容",
}


@pytest.mark.parametrize("language", PLAIN)
def test_plain_words_pass_and_officialese_does_not(language: str) -> None:
    assert not is_hard_to_read(PLAIN[language], language)
    assert is_hard_to_read(HARD[language], language)


def test_nothing_is_not_hard() -> None:
    assert reading_difficulty("", "en") == reading_difficulty("123 456", "tr") == 0
