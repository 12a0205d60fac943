#pragma once

#include <QList>
#include <QObject>
#include <QRegularExpression>

class QSettings;

namespace ccr::ui {

/// How lines with a certain text look, and what such a line does when it comes.
struct HighlightRule
{
    enum class Action
    {
        None,
        Notify,
        StopFollowing
    };
    QString pattern;
    bool isRegex = false;    ///< otherwise a text, without regard to case
    bool isWholeLine = true; ///< otherwise only what matched; with a group in the expression only that
    int colour = 0;          ///< 0 to 8
    Action action = Action::None;
    bool isEnabled = true;
    bool operator==(const HighlightRule &) const = default;

    /// Why the pattern cannot be used; empty when it can.
    QString problem() const;
};

/// The reader's rules, kept in the settings. The first one that colours a line or a place wins. GUI thread.
class HighlightRules final : public QObject
{
    Q_OBJECT
public:
    explicit HighlightRules(QSettings &settings, QObject *parent = nullptr);

    const QList<HighlightRule> &rules() const { return m_rules; }
    void setRules(const QList<HighlightRule> &rules);

    struct Piece
    {
        int begin;
        int length;
        int colour;
    };
    struct Hits
    {
        int lineColour = -1; ///< -1: the line as a whole is not coloured
        QList<Piece> pieces; ///< do not overlap
    };
    Hits hitsIn(const QString &text) const;
    bool hasActions() const { return m_hasActions; }
    /// The first rule with an action that the line fits; null: none does. Valid until the rules change.
    const HighlightRule *actionFor(const QString &text) const;

Q_SIGNALS:
    void changed();

private:
    struct Compiled
    {
        QRegularExpression expression;
        const HighlightRule *rule;
    };
    void compile();

    QSettings &m_settings;
    QList<HighlightRule> m_rules;
    QList<Compiled> m_compiled; ///< the usable ones
    bool m_hasActions = false;
};

} // namespace ccr::ui
