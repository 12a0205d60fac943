#include "ui/models/config_draft.h"

#include "logging/base/json5_values.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

using Type = Json5Value::Type;

bool isReference(const QString &text)
{
    static const QRegularExpression reference(u"^(?:\\$\\{?[A-Za-z0-9_]+\\}?|keychain:.*)$"_s);
    return reference.match(text).hasMatch();
}

bool isSecretName(const QString &name)
{
    static const QRegularExpression secret(u"key|token|secret|password|authorization"_s, QRegularExpression::CaseInsensitiveOption);
    return secret.match(name).hasMatch();
}

void mask(Json5Value &value, const QString &name)
{
    static const QRegularExpression password(u"^([\\w+.-]+://)?([^/@:\\s]*):[^/@\\s]+@"_s); // of an address, whose scheme may be lacking
    if (value.type == Type::String && isSecretName(name) && !isReference(value.string))
        value.string = u"********"_s;
    else if (value.string.contains("://"_L1) || name.compare("proxy_url"_L1, Qt::CaseInsensitive) == 0)
        value.string.replace(password, u"\\1\\2:********@"_s);
    for (Json5Value &element : value.elements) mask(element, name);
    for (Json5Member &member : value.members) mask(member.value, member.name);
}

QString shown(const Json5Value &value, const QString &name)
{
    Json5Value masked = value;
    mask(masked, name);
    return QString::fromUtf8(toJson(masked));
}

QString nameOf(const Json5Value &element)
{
    return element.type == Type::Object ? textAt(element, u"name") : QString();
}

const Json5Value *elementOf(const Json5Value &list, const QString &name)
{
    for (const Json5Value &element : list.elements)
        if (nameOf(element) == name) return &element;
    return nullptr;
}

bool isNamedList(const Json5Value &list)
{
    return !list.elements.empty()
           && std::all_of(list.elements.begin(), list.elements.end(), [](const Json5Value &element) { return !nameOf(element).isEmpty(); });
}

class Comparison
{
public:
    void compare(const Json5Value *before, const Json5Value *after, const QString &place, const QString &name)
    {
        if (before && after && isSameValue(*before, *after)) return;
        if (before && after && before->type == Type::Object && after->type == Type::Object) return compareObjects(*before, *after, place);
        if (before && after && isNamedList(*before) && isNamedList(*after)) return compareLists(*before, *after, place);
        changes.append(
            {.place = place, .before = before ? shown(*before, name) : QString(), .after = after ? shown(*after, name) : QString()});
    }

    QList<DraftChange> changes;

private:
    void compareObjects(const Json5Value &before, const Json5Value &after, const QString &place)
    {
        const auto inside = [&place](const QString &name) { return place.isEmpty() ? name : place + u'.' + name; };
        for (const Json5Member &member : after.members) compare(before.find(member.name), &member.value, inside(member.name), member.name);
        for (const Json5Member &member : before.members)
            if (!after.find(member.name)) compare(&member.value, nullptr, inside(member.name), member.name);
    }
    void compareLists(const Json5Value &before, const Json5Value &after, const QString &place)
    {
        const qsizetype already = changes.size();
        const auto inside = [&place](const QString &name) { return place + u'[' + name + u']'; };
        for (const Json5Value &element : after.elements) compare(elementOf(before, nameOf(element)), &element, inside(nameOf(element)), {});
        for (const Json5Value &element : before.elements)
            if (!elementOf(after, nameOf(element))) compare(&element, nullptr, inside(nameOf(element)), {});
        if (changes.size() > already) return;
        QStringList orderBefore; // the same elements in another order
        QStringList orderAfter;
        for (const Json5Value &element : before.elements) orderBefore.append(nameOf(element));
        for (const Json5Value &element : after.elements) orderAfter.append(nameOf(element));
        changes.append({.place = place, .before = orderBefore.join(u", "), .after = orderAfter.join(u", ")});
    }
};

} // namespace

QList<DraftChange> differences(const Json5Value &before, const Json5Value &after)
{
    Comparison comparison;
    comparison.compare(&before, &after, {}, {});
    return comparison.changes;
}

ConfigDraft::ConfigDraft(QObject *parent) : QObject(parent), m_saved(objectValue()), m_root(objectValue()) {}

void ConfigDraft::load(const Json5Value &saved)
{
    m_saved = saved;
    m_root = saved;
    m_past.clear();
    m_future.clear();
    m_field.clear();
    Q_EMIT changed();
}

void ConfigDraft::setSaved(const Json5Value &saved)
{
    m_saved = saved;
    Q_EMIT changed();
}

bool ConfigDraft::isChanged() const
{
    return !isSameValue(m_root, m_saved);
}

void ConfigDraft::change(const std::function<void(Json5Value &)> &edit, const QString &field)
{
    Json5Value before = m_root;
    edit(m_root);
    if (isSameValue(before, m_root)) return;
    const bool goesOn = !field.isEmpty() && field == m_field && !m_past.empty();
    if (!goesOn) m_past.push_back(std::move(before));
    if (m_past.size() > maxSteps) m_past.erase(m_past.begin());
    m_future.clear();
    m_field = field;
    Q_EMIT changed();
}

void ConfigDraft::revert()
{
    change([this](Json5Value &root) { root = m_saved; });
}

void ConfigDraft::undo()
{
    if (m_past.empty()) return;
    m_future.push_back(std::exchange(m_root, std::move(m_past.back())));
    m_past.pop_back();
    m_field.clear();
    Q_EMIT changed();
}

void ConfigDraft::redo()
{
    if (m_future.empty()) return;
    m_past.push_back(std::exchange(m_root, std::move(m_future.back())));
    m_future.pop_back();
    m_field.clear();
    Q_EMIT changed();
}

QList<DraftChange> ConfigDraft::changes() const
{
    return differences(m_saved, m_root);
}

} // namespace ccr::ui
