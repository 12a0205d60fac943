#include "proxy/config/config_merge.h"

#include "proxy/api/config_sentence.h"
#include "proxy/config/config_fields.h"
#include "proxy/config/displayed_value.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

using Type = Json5Value::Type;

constexpr int mostChanges = 20'000;

class Merger
{
public:
    Merger(ConfigDocument &document, const SameText &isSame) : m_document(document), m_isSame(isSame) {}

    /// One change of the document towards `wanted`; false when there is nothing left to change.
    Result<bool> step(const QString &pointer, const QString &key, const Json5Value &wanted);

private:
    bool same(const QString &key, const Json5Value &have, const Json5Value &wanted) const;
    bool sameObject(const QString &key, const Json5Value &have, const Json5Value &wanted) const;
    bool akin(const QString &key, const Json5Value &have, const Json5Value &wanted) const;
    Result<bool> stepObject(const QString &pointer, const QString &key, const Json5Value &have, const Json5Value &wanted);
    Result<bool> stepArray(const QString &pointer, const QString &listKey, const Json5Value &have, const Json5Value &wanted);
    static Result<bool> changed(const Result<Done> &done) { return done ? Result<bool>(true) : Result<bool>(done.error()); }

    ConfigDocument &m_document;
    const SameText &m_isSame;
};

bool Merger::sameObject(const QString &key, const Json5Value &have, const Json5Value &wanted) const
{
    for (const Json5Member &member : have.members) {
        const Json5Value *other = wanted.find(member.name);
        if (!other || !same(memberKey(key, member.name), *have.find(member.name), *other)) return false;
    }
    return std::all_of(wanted.members.begin(), wanted.members.end(), [&have](const Json5Member &member) { return have.find(member.name); });
}

bool Merger::same(const QString &key, const Json5Value &have, const Json5Value &wanted) const
{
    const bool isMaskedNumber = m_isSame && have.type == Type::Number && wanted.type == Type::String && wanted.string == secretMask;
    if (isMaskedNumber) return displayedValue(key, have).type == Type::String;
    if (have.type != wanted.type) return false;
    switch (have.type) {
    case Type::Null: return true;
    case Type::Boolean: return have.boolean == wanted.boolean;
    case Type::Number: return have.number == wanted.number;
    case Type::String: return have.string == wanted.string || (m_isSame && m_isSame(key, have.string, wanted.string));
    case Type::Array:
        return std::equal(have.elements.begin(), have.elements.end(), wanted.elements.begin(), wanted.elements.end(),
                          [&, inner = elementKey(have, key)](const Json5Value &a, const Json5Value &b) { return same(inner, a, b); });
    case Type::Object: return sameObject(key, have, wanted);
    }
    return false;
}

// The same thing, perhaps changed.
bool Merger::akin(const QString &key, const Json5Value &have, const Json5Value &wanted) const
{
    const Json5Value *name = have.find(u"name");
    const Json5Value *wantedName = wanted.find(u"name");
    return name && wantedName ? same(u"name"_s, *name, *wantedName) : same(key, have, wanted);
}

Result<bool> Merger::step(const QString &pointer, const QString &key, const Json5Value &wanted)
{
    const Json5Value *have = m_document.find(pointer);
    if (!have) return errorSaying(ErrorKind::NotFound, said("there is no %1", pointer));
    if (same(key, *have, wanted)) return false;
    if (have->type == wanted.type && have->type == Type::Object) return stepObject(pointer, key, *have, wanted);
    if (have->type == wanted.type && have->type == Type::Array) return stepArray(pointer, key, *have, wanted);
    return changed(m_document.replaceValue(pointer, wanted));
}

Result<bool> Merger::stepObject(const QString &pointer, const QString &key, const Json5Value &have, const Json5Value &wanted)
{
    for (std::size_t i = 0; i < have.members.size(); ++i)
        if (!wanted.find(have.members[i].name)) return changed(m_document.removeAt(pointer, i));
    for (const Json5Member &member : wanted.members) {
        const Json5Value &value = *wanted.find(member.name);
        const Json5Value *old = have.find(member.name);
        if (!old) return changed(m_document.appendMember(pointer, member.name, value));
        const QString inner = memberKey(key, member.name);
        if (!same(inner, *old, value)) return step(pointerTo(pointer, member.name), inner, value);
    }
    return false;
}

// The longest common subsequence stays; what stands between is changed in place as far as both sides have something.
Result<bool> Merger::stepArray(const QString &pointer, const QString &listKey, const Json5Value &have, const Json5Value &wanted)
{
    const QString key = elementKey(have, listKey);
    const std::vector<Json5Value> &a = have.elements;
    const std::vector<Json5Value> &b = wanted.elements;
    std::vector<std::vector<int>> common(a.size() + 1, std::vector<int>(b.size() + 1, 0)); // from i and j to the ends
    std::vector<std::vector<char>> matches(a.size(), std::vector<char>(b.size(), 0));
    for (std::size_t i = a.size(); i-- > 0;)
        for (std::size_t j = b.size(); j-- > 0;) {
            matches[i][j] = akin(key, a[i], b[j]);
            common[i][j] = matches[i][j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
        }
    const auto place = [&pointer](std::size_t i) { return pointer + u'/' + QString::number(i); };
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() || j < b.size()) {
        if (i < a.size() && j < b.size() && matches[i][j]) {
            if (!same(key, a[i], b[j])) return step(place(i), key, b[j]);
            ++i, ++j;
            continue;
        }
        const bool canDrop = i < a.size() && common[i + 1][j] == common[i][j];
        const bool canAdd = j < b.size() && common[i][j + 1] == common[i][j];
        if (canDrop && canAdd && common[i + 1][j + 1] == common[i][j]) return step(place(i), key, b[j]);
        if (canDrop) return changed(m_document.removeAt(pointer, i));
        return changed(m_document.insertElement(pointer, i, b[j]));
    }
    return false;
}

// What secrets stand for, so that one that was moved to another place goes there as its reference.
void collectReferences(const Json5Value &value, const QString &key, const Environment &environment, QMap<QString, QString> &references)
{
    if (value.type == Type::String && isSecretKey(key) && value.string.contains(u'$')) {
        QStringList missing;
        const QString text = interpolate(value.string, environment, missing);
        if (missing.isEmpty()) references.insert(text, value.string);
    }
    for (const Json5Value &element : value.elements) collectReferences(element, elementKey(value, key), environment, references);
    for (const Json5Member &member : value.members) collectReferences(member.value, memberKey(key, member.name), environment, references);
}

void restoreReferences(Json5Value &value, const QString &key, const QMap<QString, QString> &references)
{
    if (value.type == Type::String && isSecretKey(key)) value.string = references.value(value.string, value.string);
    for (Json5Value &element : value.elements) restoreReferences(element, elementKey(value, key), references);
    for (Json5Member &member : value.members) restoreReferences(member.value, memberKey(key, member.name), references);
}

// Of two spellings of one reference, "$NAME" and "${NAME}", restoring knows but one.
QString withoutBraces(QString text)
{
    return text.contains(u'$') ? text.remove(u'{').remove(u'}') : text;
}

QString findMask(const Json5Value &value, const QString &pointer)
{
    if (value.type == Type::String && value.string.contains(secretMask)) return pointer;
    int index = 0;
    for (const Json5Value &element : value.elements)
        if (const QString found = findMask(element, pointer + u'/' + QString::number(index++)); !found.isEmpty()) return found;
    for (const Json5Member &member : value.members)
        if (const QString found = findMask(member.value, pointerTo(pointer, member.name)); !found.isEmpty()) return found;
    return {};
}

} // namespace

Result<Done> mergeValue(ConfigDocument &document, const QString &pointer, const Json5Value &wanted, const SameText &isSame)
{
    ConfigDocument changed = document;
    Merger merger(changed, isSame);
    const QString key = pointer.mid(pointer.lastIndexOf(u'/') + 1);
    for (int i = 0; i < mostChanges; ++i) {
        const Result<bool> more = merger.step(pointer, key, wanted);
        if (!more) return more.error();
        if (*more) continue;
        document = std::move(changed);
        return Done{};
    }
    return errorSaying(ErrorKind::TooLarge, said("%1: %2", pointer, said("more than %1 changes at once", mostChanges)));
}

Result<QByteArray> mergeConfig(const ConfigDocument &document, const QByteArray &tree, const Environment &environment)
{
    Result<Json5Value> wanted = parseJson5(QString::fromUtf8(tree));
    if (!wanted) return wanted.error();
    if (wanted->type != Type::Object)
        return errorSaying(ErrorKind::InvalidInput, said("expected %1, got %2", said("an object"), typePhrase(*wanted)));
    QMap<QString, QString> references;
    collectReferences(document.root(), QString(), environment, references);
    restoreReferences(*wanted, QString(), references);
    const auto isSame = [&environment](const QString &key, const QString &written, const QString &text) {
        QStringList missing;
        const QString value = interpolate(written, environment, missing);
        return text == displayedText(key, written) || text == value
               || (withoutBraces(text) == withoutBraces(written) && interpolate(text, environment, missing) == value);
    };
    ConfigDocument merged = document;
    if (const Result<Done> done = mergeValue(merged, QString(), *wanted, isSame); !done) return done.error();
    if (const QString masked = findMask(merged.root(), QString()); !masked.isEmpty())
        return errorSaying(ErrorKind::InvalidInput,
                           said("%1: %2", masked, said("a masked value cannot be saved at another place; write the value or \"$NAME\"")));
    return merged.text();
}

} // namespace ccr::proxy
