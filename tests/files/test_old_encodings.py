from __future__ import annotations

import pytest

from verify.files.encoding import decode_file
from verify.files.old_encodings import guess_western
from verify.pages.charset import decode_page

TEXTS = (
    "“The café isn’t open,” said Zoë Krüger.",
    "Der Bürgermeister sagte: „Wir öffnen über Österreich die Äpfel.“",
    "«¿Qué pasó, señor Núñez?», dijo el niño. El año próximo lloverá más.",
    "« Ça va être déjà l’été », dit-elle à Évreux, où l’œuvre naît.",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(("codec", "name"), [("cp1252", "Windows-1252"), ("mac-roman", "Mac Roman")])
def test_whichever_old_encoding_makes_words_is_taken(text: str, codec: str, name: str) -> None:
    data = text.encode(codec)
    guessed = guess_western(data)

    assert guessed is not None
    assert (guessed.text, guessed.encoding) == (text, name)
    assert decode_file(data) == text
    assert decode_page(data) == text


def test_a_label_is_no_guess_and_bytes_that_make_no_words_are_no_mac_roman() -> None:
    assert decode_page("Ò".encode("cp1252"), "windows-1252") == "Ò"
    assert guess_western(bytes(range(0x80, 0x100)) * 3) is None
