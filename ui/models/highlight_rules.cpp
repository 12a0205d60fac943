#include "ui/models/highlight_rules.h"

#include <QCoreApplication>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr QLatin1StringView key("highlightRules");
constexpr int maxPieces = 64; ///< in one line and for one rule

QRegularExpression expressionOf(const HighlightRule &rule)
{
    if (rule.isRegex) return QRegularExpression(rule.pattern);
    return QRegularExpression(QRegularExpression::escape(rule.pattern), QRegularExpression::CaseInsensitiveOption);
}

bool isFree(const QList<HighlightRules::Piece> &pieces, int begin, int length)
{
    return std::none_of(pieces.begin(), pieces.end(), [begin, length](const HighlightRules::Piece &piece) {
        return begin < piece.begin + piece.length && piece.begin < begin + length;
    });
}

} // namespace

QString HighlightRule::problem() const
{
    if (pattern.isEmpty()) return QCoreApplication::translate("HighlightRule", "The rule has no text to look for.");
    const QRegularExpression expression = expressionOf(*this);
    if (expression.isValid()) return {};
    return QCoreApplication::translate("HighlightRule", "The expression cannot be read at position %1: %2")
        .arg(expression.patternErrorOffset() + 1)
        .arg(expression.errorString());
}

HighlightRules::HighlightRules(QSettings &settings, QObject *parent) : QObject(parent), m_settings(settings)
{
    const int count = settings.beginReadArray(key);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        m_rules.append({.pattern = settings.value("pattern"_L1).toString(),
                        .isRegex = settings.value("regex"_L1).toBool(),
                        .isWholeLine = settings.value("wholeLine"_L1, true).toBool(),
                        .colour = std::clamp(settings.value("colour"_L1).toInt(), 0, 8),
                        .action = static_cast<HighlightRule::Action>(std::clamp(settings.value("action"_L1).toInt(), 0, 2)),
                        .isEnabled = settings.value("enabled"_L1, true).toBool()});
    }
    settings.endArray();
    compile();
}

void HighlightRules::setRules(const QList<HighlightRule> &rules)
{
    if (rules == m_rules) return;
    m_rules = rules;
    m_settings.remove(key);
    m_settings.beginWriteArray(key, static_cast<int>(rules.size()));
    for (int i = 0; i < static_cast<int>(rules.size()); ++i) {
        const HighlightRule &rule = rules.at(i);
        m_settings.setArrayIndex(i);
        m_settings.setValue("pattern"_L1, rule.pattern);
        m_settings.setValue("regex"_L1, rule.isRegex);
        m_settings.setValue("wholeLine"_L1, rule.isWholeLine);
        m_settings.setValue("colour"_L1, rule.colour);
        m_settings.setValue("action"_L1, static_cast<int>(rule.action));
        m_settings.setValue("enabled"_L1, rule.isEnabled);
    }
    m_settings.endArray();
    compile();
    Q_EMIT changed();
}

void HighlightRules::compile()
{
    m_compiled.clear();
    m_hasActions = false;
    for (const HighlightRule &rule : std::as_const(m_rules)) {
        if (!rule.isEnabled || !rule.problem().isEmpty()) continue;
        m_compiled.append({expressionOf(rule), &rule});
        m_hasActions = m_hasActions || rule.action != HighlightRule::Action::None;
    }
}

HighlightRules::Hits HighlightRules::hitsIn(const QString &text) const
{
    Hits hits;
    for (const Compiled &one : m_compiled) {
        if (one.rule->isWholeLine) {
            if (hits.lineColour < 0 && one.expression.match(text).hasMatch()) hits.lineColour = one.rule->colour;
            continue;
        }
        int found = 0;
        for (auto matches = one.expression.globalMatch(text); matches.hasNext() && found < maxPieces; ++found) {
            const QRegularExpressionMatch match = matches.next();
            const int group = match.lastCapturedIndex() > 0 ? 1 : 0;
            const int begin = static_cast<int>(match.capturedStart(group));
            const int length = static_cast<int>(match.capturedLength(group));
            if (begin >= 0 && length > 0 && isFree(hits.pieces, begin, length)) hits.pieces.append({begin, length, one.rule->colour});
        }
    }
    return hits;
}

const HighlightRule *HighlightRules::actionFor(const QString &text) const
{
    for (const Compiled &one : m_compiled)
        if (one.rule->action != HighlightRule::Action::None && one.expression.match(text).hasMatch()) return one.rule;
    return nullptr;
}

} // namespace ccr::ui
