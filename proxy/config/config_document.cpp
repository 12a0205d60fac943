#include "proxy/config/config_document.h"

#include "proxy/api/config_sentence.h"
#include "proxy/config/config_fields.h"
#include "proxy/config/config_merge.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

using Type = Json5Value::Type;

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

Error invalid(const Phrase &phrase)
{
    return errorSaying(ErrorKind::InvalidInput, phrase);
}

bool isContainer(const Json5Value &value)
{
    return value.type == Type::Object || value.type == Type::Array;
}

// Absent: no number, or too large a one.
std::optional<std::size_t> indexOf(const QString &step, std::size_t size)
{
    if (step == "-"_L1) return size;
    bool ok = false;
    const qulonglong index = step.toULongLong(&ok);
    return ok && index <= size ? std::optional<std::size_t>(index) : std::nullopt;
}

const Json5Value *child(const Json5Value &parent, const QString &step)
{
    if (parent.type == Type::Object) return parent.find(step);
    if (parent.type != Type::Array) return nullptr;
    const std::optional<std::size_t> index = indexOf(step, parent.elements.size());
    return index && *index < parent.elements.size() ? &parent.elements[*index] : nullptr;
}

// {"a": {"b": value}} for the steps a, b.
Json5Value nested(const QStringList &steps, const Json5Value &value)
{
    Json5Value out = value;
    for (auto step = steps.crbegin(); step != steps.crend(); ++step) {
        Json5Value outer{.type = Type::Object};
        outer.members.push_back({.name = *step, .value = std::move(out)});
        out = std::move(outer);
    }
    return out;
}

} // namespace

Result<QStringList> pointerSteps(const QString &pointer)
{
    if (pointer.isEmpty()) return QStringList();
    if (!pointer.startsWith(u'/')) return invalid(said("\"%1\" is not a JSON pointer; write it like /Router/default", pointer));
    QStringList steps = pointer.mid(1).split(u'/');
    for (QString &step : steps) step.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
    return steps;
}

Result<ConfigDocument> ConfigDocument::parse(const QByteArray &text)
{
    ConfigDocument document;
    document.m_hasByteOrderMark = text.startsWith(byteOrderMark);
    const QByteArray body = document.m_hasByteOrderMark ? text.mid(byteOrderMark.size()) : text;
    document.m_text = QString::fromUtf8(body);
    if (document.m_text.toUtf8() != body) return invalid(said("the file is not UTF-8; save it as UTF-8 first"));
    Result<Json5Value> root = parseJson5(document.m_text);
    if (!root) return root.error();
    document.m_root = std::move(root).value();
    return document;
}

QByteArray ConfigDocument::text() const
{
    return (m_hasByteOrderMark ? byteOrderMark.toByteArray() : QByteArray()) + m_text.toUtf8();
}

const Json5Value *ConfigDocument::find(const QString &pointer) const
{
    const Result<QStringList> steps = pointerSteps(pointer);
    if (!steps) return nullptr;
    const Json5Value *at = &m_root;
    for (const QString &step : *steps)
        if (at) at = child(*at, step);
    return at;
}

Result<Done> ConfigDocument::set(const QString &pointer, const Json5Value &value)
{
    const Result<QStringList> steps = pointerSteps(pointer);
    if (!steps) return steps.error();
    const Json5Value *at = &m_root;
    QString path;
    for (qsizetype i = 0; i < steps->size(); ++i) {
        const QString &step = steps->at(i);
        if (const Json5Value *next = child(*at, step)) {
            at = next;
            path = pointerTo(path, step);
            continue;
        }
        const Json5Value added = nested(steps->mid(i + 1), value);
        if (at->type == Type::Object) return appendMember(path, step, added);
        if (at->type != Type::Array) return invalid(said("%1 is %2 and has no \"%3\"", path, typePhrase(*at), step));
        const std::optional<std::size_t> index = indexOf(step, at->elements.size());
        if (!index)
            return invalid(
                said("%1 is a list of %2; use a number up to that, or \"-\" for the end, not \"%3\"", path, at->elements.size(), step));
        return insertElement(path, *index, added);
    }
    return mergeValue(*this, path, value);
}

Result<Done> ConfigDocument::remove(const QString &pointer)
{
    const Result<QStringList> steps = pointerSteps(pointer);
    if (!steps) return steps.error();
    if (steps->isEmpty()) return invalid(said("the whole document cannot be removed"));
    const QString path = pointer.left(pointer.lastIndexOf(u'/'));
    const QString &step = steps->last();
    const Json5Value *parent = find(path);
    if (!parent || !child(*parent, step)) return errorSaying(ErrorKind::NotFound, said("there is no %1", pointer));
    if (parent->type == Type::Array) return removeAt(path, *indexOf(step, parent->elements.size()));
    // A name that is written twice would come back.
    for (std::size_t i = parent->members.size(); i-- > 0;) {
        if (parent->members[i].name != step) continue;
        if (Result<Done> removed = removeAt(path, i); !removed) return removed;
        parent = find(path);
    }
    return Done{};
}

Result<Done> ConfigDocument::replaceValue(const QString &pointer, const Json5Value &value)
{
    const Json5Value *old = find(pointer);
    if (!old) return errorSaying(ErrorKind::NotFound, said("there is no %1", pointer));
    Json5Style style = styleOf(m_text, m_root);
    if (old->type == Type::String) style.quote = m_text.at(old->begin);
    const Spread spread =
        isContainer(*old) && isOneLine(*old) && !(old->members.empty() && old->elements.empty()) ? Spread::OneLine : Spread::Lines;
    return apply({{old->begin, old->end, printJson5(value, style, marginAt(old->begin), spread)}});
}

Result<Done> ConfigDocument::appendMember(const QString &path, const QString &key, const Json5Value &value)
{
    const Json5Value *parent = find(path);
    if (!parent || parent->type != Type::Object) return invalid(said("%1 is not an object", path));
    return insert(*parent, parent->members.size(), value, key);
}

Result<Done> ConfigDocument::insertElement(const QString &path, std::size_t index, const Json5Value &value)
{
    const Json5Value *parent = find(path);
    if (!parent || parent->type != Type::Array || index > parent->elements.size()) return invalid(said("%1 has no such place", path));
    return insert(*parent, index, value, QString());
}

std::vector<ConfigDocument::Slot> ConfigDocument::slotsOf(const Json5Value &container) const
{
    std::vector<Slot> list;
    for (const Json5Value &element : container.elements) list.push_back({element.begin, element.end});
    for (const Json5Member &member : container.members) list.push_back({member.keyBegin, member.value.end});
    return list;
}

// Behind the element before it and what stands there in the same line; into an empty one before the closing bracket.
Result<Done> ConfigDocument::insert(const Json5Value &container, std::size_t index, const Json5Value &value, const QString &key)
{
    const std::vector<Slot> places = slotsOf(container);
    const Json5Style style = styleOf(m_text, m_root);
    const qsizetype close = container.end - 1;
    const bool isLine = isOneLine(container) && !(places.empty() && (&container == &m_root || !value.members.empty()));
    const QString outer = marginAt(container.begin);
    QString margin = outer + style.indent;
    if (!places.empty() && !isLine) {
        const Slot &sibling = places[std::min(index, places.size() - 1)];
        const qsizetype lineStart = m_text.lastIndexOf(u'\n', sibling.begin) + 1;
        if (lineStart > container.begin) margin = marginAt(sibling.begin);
    }
    QString written = key.isNull() ? QString() : printKey(key, style) + u": "_s;
    written += printJson5(value, style, margin, isLine ? Spread::OneLine : Spread::Lines);
    const QString gap = isLine ? u" "_s : style.lineEnd + margin;

    if (places.empty()) {
        if (isLine) return apply({{close, close, written}});
        const qsizetype at = trimBack(close, container.begin + 1);
        return apply({{at, close, gap + written + style.lineEnd + outer}});
    }
    if (index == 0) {
        const qsizetype at = isLine ? places.front().begin : skipRestOfLine(container.begin + 1);
        return apply({{at, at, isLine ? written + u", "_s : gap + written + u','}});
    }
    const qsizetype before = places[index - 1].end;
    const qsizetype comma = skipBlanks(before);
    const bool hasComma = m_text.at(comma) == u',';
    if (index < places.size()) {
        const qsizetype at = isLine ? comma + 1 : skipRestOfLine(comma + 1);
        return apply({{at, at, gap + written + u','}});
    }
    const qsizetype at = isLine ? (hasComma ? comma + 1 : before) : trimBack(close, before);
    std::vector<Edit> edits;
    if (!hasComma) edits.push_back({before, before, u","_s});
    edits.push_back({at, at, gap + written + (hasComma ? u","_s : QString())});
    return apply(std::move(edits));
}

Result<Done> ConfigDocument::removeAt(const QString &path, std::size_t index)
{
    const Json5Value *container = find(path);
    if (!container) return invalid(said("%1 is not there", path));
    const std::vector<Slot> places = slotsOf(*container);
    if (index >= places.size()) return invalid(said("%1 has no such place", path));
    const Slot place = places[index];
    std::vector<Edit> edits;
    qsizetype end = place.end;
    const qsizetype comma = skipBlanks(end);
    const bool hasComma = m_text.at(comma) == u',';
    if (hasComma) {
        if (m_text.mid(end, comma - end).trimmed().isEmpty())
            end = comma + 1;
        else
            edits.push_back({comma, comma + 1, QString()}); // a comment stands before it
    } else if (index > 0) {
        const qsizetype earlier = skipBlanks(places[index - 1].end);
        edits.push_back({earlier, earlier + 1, QString()});
    }
    qsizetype begin = place.begin;
    const qsizetype lineStart = m_text.lastIndexOf(u'\n', begin) + 1;
    const qsizetype lineEnd = skipRestOfLine(end);
    const bool isAlone = m_text.mid(lineStart, begin - lineStart).trimmed().isEmpty() && lineStart > container->begin
                         && lineEnd < m_text.size() && (m_text.at(lineEnd) == u'\n' || m_text.at(lineEnd) == u'\r');
    if (isAlone) {
        begin = lineStart;
        end = lineEnd + (QStringView(m_text).mid(lineEnd).startsWith(u"\r\n") ? 2 : 1);
    } else if (hasComma && end == comma + 1) {
        while (end < m_text.size() && (m_text.at(end) == u' ' || m_text.at(end) == u'\t')) ++end;
    } else if (index > 0) {
        // Not over a line end: it may be that of a comment.
        while (begin > places[index - 1].end && (m_text.at(begin - 1) == u' ' || m_text.at(begin - 1) == u'\t')) --begin;
    }
    edits.push_back({begin, end, QString()});
    return apply(std::move(edits));
}

Result<Done> ConfigDocument::apply(std::vector<Edit> edits)
{
    std::stable_sort(edits.begin(), edits.end(), [](const Edit &a, const Edit &b) { return a.begin < b.begin; });
    QString changed = m_text;
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) changed.replace(edit->begin, edit->end - edit->begin, edit->text);
    Result<Json5Value> root = parseJson5(changed);
    if (!root) return errorSaying(ErrorKind::Internal, said("the change would break the file: %1", root.error()));
    m_text = std::move(changed);
    m_root = std::move(root).value();
    return Done{};
}

// The next character that is neither blank nor comment. The text is known to be well-formed.
qsizetype ConfigDocument::skipBlanks(qsizetype at) const
{
    while (at < m_text.size()) {
        const QStringView rest = QStringView(m_text).mid(at);
        if (rest.front().isSpace() || rest.front() == QChar::ByteOrderMark) {
            ++at;
        } else if (rest.startsWith(u"//")) {
            while (at < m_text.size() && m_text.at(at) != u'\n' && m_text.at(at) != u'\r') ++at;
        } else if (rest.startsWith(u"/*")) {
            at = m_text.indexOf("*/"_L1, at + 2) + 2;
        } else {
            break;
        }
    }
    return at;
}

// The line end, if only blanks and comments stand before it; else where the next thing stands that is in the way.
qsizetype ConfigDocument::skipRestOfLine(qsizetype at) const
{
    while (at < m_text.size() && m_text.at(at) != u'\n' && m_text.at(at) != u'\r') {
        const QStringView rest = QStringView(m_text).mid(at);
        if (rest.startsWith(u"//")) {
            while (at < m_text.size() && m_text.at(at) != u'\n' && m_text.at(at) != u'\r') ++at;
        } else if (rest.startsWith(u"/*")) {
            at = m_text.indexOf("*/"_L1, at + 2) + 2;
        } else if (rest.front().isSpace()) {
            ++at;
        } else {
            break;
        }
    }
    return at;
}

qsizetype ConfigDocument::trimBack(qsizetype at, qsizetype lowest) const
{
    while (at > lowest && m_text.at(at - 1).isSpace()) --at;
    return at;
}

bool ConfigDocument::isOneLine(const Json5Value &container) const
{
    const std::vector<Slot> places = slotsOf(container);
    const auto hasLineEnd = [this](qsizetype from, qsizetype to) {
        const QStringView part = QStringView(m_text).mid(from, to - from);
        return part.contains(u'\n') || part.contains(u'\r');
    };
    qsizetype from = container.begin;
    for (const Slot &place : places) {
        if (hasLineEnd(from, place.begin)) return false;
        from = place.end;
    }
    return !hasLineEnd(from, container.end);
}

QString ConfigDocument::marginAt(qsizetype at) const
{
    const qsizetype lineStart = m_text.lastIndexOf(u'\n', at > 0 ? at - 1 : 0) + 1;
    qsizetype end = lineStart;
    while (end < at && (m_text.at(end) == u' ' || m_text.at(end) == u'\t')) ++end;
    return m_text.mid(lineStart, end - lineStart);
}

} // namespace ccr::proxy
