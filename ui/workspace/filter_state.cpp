#include "ui/workspace/filter_state.h"

#include "ui/models/filter_parts.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr QLatin1StringView savedKey("savedFilters");
constexpr QLatin1StringView historyKey("usedFilters");
constexpr qsizetype mostRemembered = 20;
constexpr qsizetype mostSteps = 50;

} // namespace

FilterState::FilterState(QSettings &settings, QObject *parent) : QObject(parent), m_settings(settings)
{
    const int count = settings.beginReadArray(savedKey);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        m_saved.append({settings.value(u"name"_s).toString(), settings.value(u"text"_s).toString()});
    }
    settings.endArray();
    m_history = settings.value(historyKey).toStringList();
}

void FilterState::setText(const QString &text)
{
    if (text == m_text) return;
    m_text = text;
    m_history = m_settings.value(historyKey).toStringList();
    std::variant<logging::Query, logging::QueryError> parsed = logging::Query::parse(text);
    m_error.reset();
    const bool isValid = std::holds_alternative<logging::Query>(parsed);
    if (isValid)
        m_query = std::get<logging::Query>(std::move(parsed));
    else
        m_error = std::get<logging::QueryError>(std::move(parsed));
    Q_EMIT textChanged();
    if (isValid) Q_EMIT queryChanged();
}

void FilterState::addCondition(const QString &field, const QString &value, bool exclude)
{
    add(conditionText(field, value, exclude));
}

void FilterState::add(const QString &condition)
{
    change(withFilterPart(m_error ? m_query.text() : m_text, condition));
}

void FilterState::narrow(const QStringList &conditions, const QStringList &fields)
{
    QString text = withoutConditions(m_error ? m_query.text() : m_text, fields);
    for (const QString &condition : conditions) text = withFilterPart(text, condition);
    change(text);
}

void FilterState::change(const QString &text)
{
    if (text == m_text) return;
    m_before.append(m_text);
    if (m_before.size() > mostSteps) m_before.removeFirst();
    setText(text);
}

void FilterState::goBack()
{
    if (!m_before.isEmpty()) setText(m_before.takeLast());
}

void FilterState::remember()
{
    const QString used = m_text.trimmed();
    m_history = m_settings.value(historyKey).toStringList(); // another line may have added to it
    if (used.isEmpty() || m_error || m_history.value(0) == used) return;
    m_history.removeAll(used);
    m_history.prepend(used);
    m_history = m_history.mid(0, mostRemembered);
    m_settings.setValue(historyKey, m_history);
}

void FilterState::setSaved(const QList<SavedFilter> &saved)
{
    if (saved == m_saved) return;
    m_saved = saved;
    m_settings.beginWriteArray(savedKey, static_cast<int>(saved.size()));
    for (int i = 0; i < static_cast<int>(saved.size()); ++i) {
        m_settings.setArrayIndex(i);
        m_settings.setValue(u"name"_s, saved.at(i).name);
        m_settings.setValue(u"text"_s, saved.at(i).text);
    }
    m_settings.endArray();
    Q_EMIT savedChanged();
}

} // namespace ccr::ui
