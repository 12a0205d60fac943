#include "proxy/config/config_fields.h"

#include "logging/base/nearest_name.h"
#include "proxy/api/config_sentence.h"

#include <QLocale>

#include <cmath>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

constexpr QLatin1StringView keychainPrefix = "keychain:"_L1;

} // namespace

ConfigText ConfigReading::text(const Json5Value &value) const
{
    ConfigText text{.text = {}, .written = value.string, .missing = {}, .line = value.line};
    text.text = interpolate(value.string, m_environment, text.missing);
    return text;
}

Result<QString> ConfigReading::secret(const ConfigText &text)
{
    if (!text.missing.isEmpty())
        return errorSaying(ErrorKind::NotFound, said("the environment variable %1 is not set", text.missing.join(u", ")));
    if (!text.text.startsWith(keychainPrefix)) return text.text;
    const QString name = text.text.mid(keychainPrefix.size()).trimmed();
    if (!m_keychainNames.contains(name)) m_keychainNames.append(name);
    const auto known = m_secrets.find(name);
    if (known == m_secrets.end()) return errorSaying(ErrorKind::Unavailable, said("waiting for the keychain (%1)", name));
    if (!known->problem.isEmpty()) return errorSaying(ErrorKind::Unavailable, known->problem);
    return known->value;
}

bool ConfigReading::fail(int line, const QString &pointer, const Phrase &reason)
{
    if (m_error) return false;
    m_error = errorSaying(ErrorKind::InvalidInput, line > 0 ? said("%1 line %2: %3: %4", m_fileName, line, pointer, reason)
                                                            : said("%1: %2: %3", m_fileName, pointer, reason));
    return false;
}

const Json5Value *ConfigFields::find(QStringView key) const
{
    const Json5Value *value = m_object.find(key);
    return value && value->type != Json5Value::Type::Null ? value : nullptr;
}

bool ConfigFields::text(QStringView key, std::optional<ConfigText> &out)
{
    const Json5Value *value = find(key);
    if (!value) return true;
    if (value->type != Json5Value::Type::String) return expected(key, said("a string"), *value);
    out = m_reading.text(*value);
    return true;
}

bool ConfigFields::string(QStringView key, QString &out)
{
    std::optional<ConfigText> read;
    if (!text(key, read)) return false;
    if (!read) return true;
    if (read->missing.isEmpty())
        out = read->text;
    else
        noteMissing(key, *read);
    return true;
}

bool ConfigFields::integer(QStringView key, std::int64_t low, std::int64_t high, std::int64_t &out)
{
    const Json5Value *value = find(key);
    if (!value) return true;
    double read = value->number;
    bool ok = value->type == Json5Value::Type::Number;
    if (value->type == Json5Value::Type::String) {
        const ConfigText text = m_reading.text(*value);
        if (!text.missing.isEmpty()) {
            noteMissing(key, text);
            return true;
        }
        read = text.text.trimmed().toDouble(&ok);
        if (!ok) return fail(key, said("expected a whole number, got the text \"%1\"", text.text));
    }
    if (!ok) return expected(key, said("a whole number"), *value);
    if (!(read >= static_cast<double>(low) && read <= static_cast<double>(high)) || std::floor(read) != read)
        return fail(key, said("%1 is out of range; use a whole number from %2 to %3", read, low, high));
    out = static_cast<std::int64_t>(read);
    return true;
}

bool ConfigFields::boolean(QStringView key, bool &out)
{
    const Json5Value *value = find(key);
    if (!value) return true;
    if (value->type == Json5Value::Type::String) { // "$NAME" of the environment can only be a text
        const ConfigText text = m_reading.text(*value);
        if (!text.missing.isEmpty()) {
            noteMissing(key, text);
            return true;
        }
        const bool isTrue = text.text == "true"_L1;
        if (!isTrue && text.text != "false"_L1) return fail(key, said("expected true or false, got the text \"%1\"", text.text));
        out = isTrue;
        return true;
    }
    if (value->type != Json5Value::Type::Boolean) return expected(key, said("true or false"), *value);
    out = value->boolean;
    return true;
}

bool ConfigFields::milliseconds(QStringView key, std::int64_t low, std::int64_t high, std::chrono::milliseconds &out)
{
    std::int64_t count = out.count();
    if (!integer(key, low, high, count)) return false;
    out = std::chrono::milliseconds(count);
    return true;
}

bool ConfigFields::texts(QStringView key, std::vector<ConfigText> &out)
{
    const Json5Value *value = find(key);
    if (!value) return true;
    if (value->type == Json5Value::Type::String) {
        out.push_back(m_reading.text(*value));
        return true;
    }
    if (value->type != Json5Value::Type::Array) return expected(key, said("a list of strings"), *value);
    int index = 0;
    for (const Json5Value &element : value->elements) {
        const QString place = pointer(key) + u'/' + QString::number(index++);
        if (element.type != Json5Value::Type::String)
            return m_reading.fail(element.line, place, said("expected a string, got %1", typePhrase(element)));
        out.push_back(m_reading.text(element));
    }
    return true;
}

bool ConfigFields::map(QStringView key, QMap<QString, QString> &out)
{
    std::optional<ConfigFields> members = object(key);
    if (!members) return !failed();
    for (const auto &[name, value, keyBegin] : members->value().members) {
        switch (value.type) {
        case Json5Value::Type::String: {
            QString text;
            if (!members->string(name, text)) return false;
            if (!text.isNull()) out.insert(name, text);
            break;
        }
        case Json5Value::Type::Number: out.insert(name, QString::number(value.number, 'g', QLocale::FloatingPointShortest)); break;
        case Json5Value::Type::Boolean: out.insert(name, value.boolean ? u"true"_s : u"false"_s); break;
        case Json5Value::Type::Null: break;
        default: return members->expected(name, said("a string"), value);
        }
    }
    return true;
}

std::optional<ConfigFields> ConfigFields::object(QStringView key)
{
    const Json5Value *value = find(key);
    if (!value) return std::nullopt;
    if (value->type == Json5Value::Type::Object) return ConfigFields(*value, pointer(key), m_reading);
    expected(key, said("an object"), *value);
    return std::nullopt;
}

const std::vector<Json5Value> *ConfigFields::list(QStringView key)
{
    const Json5Value *value = find(key);
    if (!value) return nullptr;
    if (value->type == Json5Value::Type::Array) return &value->elements;
    expected(key, said("a list"), *value);
    return nullptr;
}

void ConfigFields::checkKeys(const QStringList &known)
{
    for (const auto &[name, value, keyBegin] : m_object.members) {
        if (known.contains(name)) continue;
        const QString nearest = nearestName(name, known);
        note(name, nearest.isEmpty() ? said("unknown key, it has no effect")
                                     : said("unknown key, it has no effect; did you mean \"%1\"?", nearest));
    }
}

void ConfigFields::note(QStringView key, const Phrase &message)
{
    m_reading.note(lineOf(key), pointer(key), message);
}

bool ConfigFields::fail(QStringView key, const Phrase &reason)
{
    return m_reading.fail(lineOf(key), pointer(key), reason);
}

bool ConfigFields::expected(QStringView key, const Phrase &what, const Json5Value &got)
{
    return m_reading.fail(got.line, pointer(key), said("expected %1, got %2", what, typePhrase(got)));
}

void ConfigFields::noteMissing(QStringView key, const ConfigText &text)
{
    note(key, said("the environment variable %1 is not set, so this has no effect", text.missing.join(u", ")));
}

QString ConfigFields::pointer(QStringView key) const
{
    return pointerTo(m_pointer, key);
}

int ConfigFields::lineOf(QStringView key) const
{
    const Json5Value *value = m_object.find(key);
    return value ? value->line : m_object.line;
}

} // namespace ccr::proxy
