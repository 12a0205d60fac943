#pragma once

#include "logging/config/option.h"

namespace ccr::logging {

/// A value of the option that is right, as JSON: its default, where that is one. Empty: any text.
template <typename Target>
QByteArray exampleOf(const Option<Target> &option)
{
    using Type = Json5Value::Type;
    if (const auto *special = std::get_if<SpecialOf<Target>>(&option.access); special && *special->example) return special->example;
    static const Target defaults;
    Option<Target> plain = option;
    plain.shown = Shown::Plainly;
    const Json5Value value = showOption(plain, defaults);
    const auto *const choice = std::get_if<ChoiceOf<Target>>(&option.access);
    if (std::holds_alternative<SizeOf<Target>>(option.access) && value.string.startsWith(u'0'))
        return toJson(jsonOf(sizeText(static_cast<qint64>(option.range.low))));
    if (value.type == Type::Number && value.number < option.range.low) return QByteArray::number(static_cast<qint64>(option.range.low));
    if (std::holds_alternative<QUrl &(*)(Target &)>(option.access)) return R"("http://host:4318")";
    if (std::holds_alternative<QMap<QString, QString> &(*)(Target &)>(option.access)) return R"({"name": "text"})";
    if (std::holds_alternative<QStringList &(*)(Target &)>(option.access)) return R"(["name"])";
    if (value.type == Type::String && value.string.isEmpty()) return {};
    if (value.type == Type::Null && choice) return toJson(jsonOf(QString(choice->names.front().name)));
    return toJson(value);
}

/// The same as the text of a variable.
template <typename Target>
QString variableExampleOf(const Option<Target> &option)
{
    const QString example = QString::fromUtf8(exampleOf(option));
    return example.startsWith(u'"') ? example.sliced(1, example.size() - 2) : example;
}

} // namespace ccr::logging
