#pragma once

#include "proxy/config/json5_printer.h"

namespace ccr::proxy {

/// A JSON5 text that is changed value by value. What is not touched – comments, order, unknown keys, blanks, "$NAME" –
/// stays byte for byte. Places are JSON pointers (RFC 6901); "-" is the place behind the last element of a list.
class ConfigDocument
{
public:
    /// An error names line and column. Text that is not UTF-8 is refused, because it could not be kept.
    static Result<ConfigDocument> parse(const QByteArray &text);

    QByteArray text() const;
    const Json5Value &root() const { return m_root; }
    /// Null when nothing is there.
    const Json5Value *find(const QString &pointer) const;

    /// Puts `value` there; objects on the way are made. Where an object or list was, only what differs is changed. An error
    /// leaves the document as it was.
    Result<Done> set(const QString &pointer, const Json5Value &value);
    /// The comment behind the value in its line goes with it.
    Result<Done> remove(const QString &pointer);

    /// @name Single steps, for what compares trees
    /// `path`: the container, which must be there.
    /// @{
    Result<Done> replaceValue(const QString &pointer, const Json5Value &value);
    Result<Done> appendMember(const QString &path, const QString &key, const Json5Value &value);
    Result<Done> insertElement(const QString &path, std::size_t index, const Json5Value &value);
    Result<Done> removeAt(const QString &path, std::size_t index);
    /// @}

private:
    struct Slot
    {
        qsizetype begin = 0;
        qsizetype end = 0;
    };
    struct Edit
    {
        qsizetype begin = 0;
        qsizetype end = 0;
        QString text;
    };
    Result<Done> apply(std::vector<Edit> edits);
    Result<Done> insert(const Json5Value &container, std::size_t index, const Json5Value &value, const QString &key);
    std::vector<Slot> slotsOf(const Json5Value &container) const;
    qsizetype skipBlanks(qsizetype at) const;
    qsizetype skipRestOfLine(qsizetype at) const;
    qsizetype trimBack(qsizetype at, qsizetype lowest) const;
    bool isOneLine(const Json5Value &container) const;
    QString marginAt(qsizetype at) const;

    bool m_hasByteOrderMark = false;
    QString m_text;
    Json5Value m_root;
};

/// The steps of a pointer, unescaped. An error when it does not begin with a slash.
Result<QStringList> pointerSteps(const QString &pointer);

} // namespace ccr::proxy
