#pragma once

#include <QByteArray>

#include <string>
#include <string_view>

namespace ccr::proxy {

/// In JSON text: halves of surrogate pairs that stand alone ("\ud83d") become "\ufffd". No parser takes them, but a JavaScript
/// program that cuts a string in the middle of an emoji writes them.
void replaceLoneSurrogates(std::string &json);
void replaceLoneSurrogates(QByteArray &json);

/// Bytes that are no UTF-8 become U+FFFD.
std::string validUtf8(std::string_view text);

} // namespace ccr::proxy
