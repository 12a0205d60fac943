#include "ui/models/text_part.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr qsizetype beginLength = 16'000;
constexpr qsizetype endLength = 4'000;

} // namespace

qsizetype charactersBetween(const QString &text)
{
    return std::max<qsizetype>(0, text.size() - beginLength - endLength);
}

QString beginAndEnd(const QString &text, const QString &between)
{
    if (charactersBetween(text) == 0) return text;
    return text.left(beginLength) + u"\n\n"_s + between + u"\n\n"_s + text.right(endLength);
}

} // namespace ccr::ui
