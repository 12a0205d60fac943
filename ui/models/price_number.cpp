#include "ui/models/price_number.h"

#include <QLocale>

#include <cmath>

namespace ccr::ui {

namespace {

constexpr int digits = 6;

} // namespace

QString numberText(std::optional<double> value)
{
    if (!value) return {};
    QString text = QLocale().toString(*value, 'f', digits);
    const QString point = QLocale().decimalPoint();
    if (!text.contains(point)) return text;
    while (text.endsWith(u'0')) text.chop(1);
    if (text.endsWith(point)) text.chop(point.size());
    return text;
}

std::optional<double> numberIn(const QString &text)
{
    bool isNumber = false;
    double value = QLocale().toDouble(text, &isNumber);
    if (!isNumber) value = text.toDouble(&isNumber);
    return isNumber && std::isfinite(value) && value >= 0 ? std::optional(value) : std::nullopt;
}

Json5Value textAsJson(const QString &text)
{
    Json5Value value{.type = Json5Value::Type::String};
    value.string = text;
    return value;
}

Json5Value numberAsJson(double number)
{
    Json5Value value{.type = Json5Value::Type::Number};
    value.number = number;
    return value;
}

} // namespace ccr::ui
