#include "app/import/ccr3_condition.h"

#include "logging/base/json5_values.h"

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

/// {left, operator, right}; rules of its first versions have a pattern of the model alone.
struct Condition
{
    QString left;
    QString comparison;
    QString right;
};

Condition conditionOf(const Json5Value &rule)
{
    if (const Json5Value *condition = rule.find(u"condition"))
        return {textAt(*condition, u"left").trimmed(), textAt(*condition, u"operator").trimmed(), textAt(*condition, u"right").trimmed()};
    const QString pattern = textAt(rule, u"pattern");
    return pattern.isEmpty() ? Condition() : Condition{u"request.body.model"_s, u"starts-with"_s, pattern};
}

// Quotes say there that a number is a text.
QString unquoted(const QString &text)
{
    const bool isQuoted = text.size() > 1 && text.front() == text.back() && (text.front() == u'"' || text.front() == u'\'');
    return isQuoted ? text.mid(1, text.size() - 2) : text;
}

std::optional<QString> patternOf(const Condition &condition)
{
    const QString text = unquoted(condition.right);
    if (condition.comparison == "=="_L1) return text;
    if (condition.comparison == "starts-with"_L1) return text + u'*';
    if (condition.comparison == "contains"_L1) return u'*' + text + u'*';
    return std::nullopt;
}

std::optional<Json5Value> single(const QString &name, const Json5Value &value)
{
    Json5Value when = objectValue();
    setMember(when, name, value);
    return when;
}

std::optional<Json5Value> ofPattern(const QString &name, const Condition &condition)
{
    const std::optional<QString> pattern = patternOf(condition);
    return pattern ? single(name, textValue(*pattern)) : std::nullopt;
}

std::optional<Json5Value> ofHeader(const QString &header, const Condition &condition)
{
    if (header.compare("user-agent"_L1, Qt::CaseInsensitive) == 0) return ofPattern(u"client"_s, condition);
    const std::optional<QString> pattern = patternOf(condition);
    if (!pattern) return std::nullopt;
    return single(u"headers"_s, *single(header.toLower(), textValue(*pattern)));
}

std::optional<Json5Value> ofTokens(const Condition &condition)
{
    bool isNumber = false;
    const double count = condition.right.toDouble(&isNumber);
    if (!isNumber || count < 1) return std::nullopt;
    if (condition.comparison == ">"_L1) return single(u"tokensOver"_s, numberValue(count));
    if (condition.comparison == ">="_L1) return single(u"tokensOver"_s, numberValue(count - 1));
    if (condition.comparison == "<"_L1) return single(u"tokensUnder"_s, numberValue(count));
    if (condition.comparison == "<="_L1) return single(u"tokensUnder"_s, numberValue(count + 1));
    return std::nullopt;
}

std::optional<Json5Value> ofBody(const QString &field, const Condition &condition)
{
    const QString text = unquoted(condition.right);
    const bool isWithin = condition.comparison.startsWith("contains"_L1); // at whatever depth
    const bool isEqual = condition.comparison == "=="_L1;
    if (field == "model"_L1) return ofPattern(u"model"_s, condition);
    if (field == "system"_L1 && isWithin) return single(u"system"_s, textValue(text));
    if (field == "tools"_L1 && isWithin) return single(u"tool"_s, textValue(u'*' + text + u'*'));
    if (field == "messages"_L1 && isWithin && text == "image"_L1) return single(u"image"_s, booleanValue(true));
    if (field == "stream"_L1 && isEqual && (text == "true"_L1 || text == "false"_L1))
        return single(u"stream"_s, booleanValue(text == "true"_L1));
    if (field == "thinking.type"_L1 && isEqual) return single(u"thinking"_s, booleanValue(text != "disabled"_L1));
    return std::nullopt;
}

} // namespace

std::optional<Json5Value> readCcr3Condition(const Json5Value &rule)
{
    const Condition condition = conditionOf(rule);
    if (condition.left.section(u'.', 0, 0) != "request"_L1 || condition.right.isEmpty()) return std::nullopt;
    const QString section = condition.left.section(u'.', 1, 1);
    const QString rest = condition.left.section(u'.', 2);
    if (section == "header"_L1 || section == "headers"_L1) return ofHeader(rest, condition);
    if (section == "body"_L1) return ofBody(rest, condition);
    if (section == "tokenCount"_L1 || section == "token_count"_L1) return ofTokens(condition);
    return std::nullopt;
}

QString ccr3ConditionText(const Json5Value &rule)
{
    const Condition condition = conditionOf(rule);
    return QStringList{condition.left, condition.comparison, condition.right}.join(u' ');
}

} // namespace ccr::app
