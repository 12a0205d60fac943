#pragma once

#include "logging/base/json5_reader.h"
#include "proxy/config/config_loader.h"

#include <optional>

namespace ccr::proxy {

/// A text of the file after interpolation.
struct ConfigText
{
    QString text;
    QString written;     ///< as it stands in the file
    QStringList missing; ///< variables that are unset or empty; their placeholders are still in `text`
    int line = 0;
};

/// One reading of a file: what it is read with, what it found. The first error ends it.
class ConfigReading
{
public:
    ConfigReading(QString fileName, const Environment &environment, const StoredSecrets &secrets)
        : m_fileName(std::move(fileName)), m_environment(environment), m_secrets(secrets)
    {
    }

    const Environment &environment() const { return m_environment; }
    ConfigText text(const Json5Value &value) const;

    /// The text that "keychain:NAME" stands for; other texts as they are. A problem when it is not known.
    Result<QString> secret(const ConfigText &text);

    /// Always false, for `return fail(…)`.
    bool fail(int line, const QString &pointer, const Phrase &reason);
    void note(int line, const QString &pointer, const Phrase &message) { m_notices.push_back({line, pointer, message}); }

    const std::optional<Error> &error() const { return m_error; }
    std::vector<ConfigNotice> takeNotices() { return std::exchange(m_notices, {}); }
    QStringList keychainNames() const { return m_keychainNames; }

    /// The file names JavaScript classes, so a transformer of an unknown name may be one of them.
    bool hasTransformerFiles = false;

private:
    QString m_fileName;
    const Environment &m_environment;
    const StoredSecrets &m_secrets;
    std::vector<ConfigNotice> m_notices;
    std::optional<Error> m_error;
    QStringList m_keychainNames;
};

/// An object of the file, read key by key. The reading functions leave `out` as it is when the key is absent or null, and
/// answer false after an error. A variable that is not set is a notice, and `out` stays as it is.
class ConfigFields
{
public:
    /// Precondition: `object` is an object. Both must outlive this.
    ConfigFields(const Json5Value &object, QString pointer, ConfigReading &reading)
        : m_object(object), m_pointer(std::move(pointer)), m_reading(reading)
    {
    }

    /// Null when absent or null.
    const Json5Value *find(QStringView key) const;
    bool string(QStringView key, QString &out);
    bool text(QStringView key, std::optional<ConfigText> &out);
    /// A whole number; "3456" as text counts, as it does in the original.
    bool integer(QStringView key, std::int64_t low, std::int64_t high, std::int64_t &out);
    bool boolean(QStringView key, bool &out);
    bool milliseconds(QStringView key, std::int64_t low, std::int64_t high, std::chrono::milliseconds &out);
    /// A list of texts, or one text alone.
    bool texts(QStringView key, std::vector<ConfigText> &out);
    /// Names and texts; numbers and booleans become texts.
    bool map(QStringView key, QMap<QString, QString> &out);
    /// The object at `key`; absent when there is none or it is something else, which is an error of the reading.
    std::optional<ConfigFields> object(QStringView key);
    /// The list at `key`; null when there is none or it is something else, which is an error of the reading.
    const std::vector<Json5Value> *list(QStringView key);

    /// A notice for every key that is none of `known`, with the nearest that is.
    void checkKeys(const QStringList &known);
    void note(QStringView key, const Phrase &message);
    bool fail(QStringView key, const Phrase &reason);
    bool failed() const { return m_reading.error().has_value(); }
    void noteMissing(QStringView key, const ConfigText &text);

    QString pointer(QStringView key) const;
    const QString &pointer() const { return m_pointer; }
    const Json5Value &value() const { return m_object; }
    ConfigReading &reading() { return m_reading; }

private:
    bool expected(QStringView key, const Phrase &what, const Json5Value &got);
    int lineOf(QStringView key) const;

    const Json5Value &m_object;
    QString m_pointer;
    ConfigReading &m_reading;
};

} // namespace ccr::proxy
