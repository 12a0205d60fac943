#pragma once

#include "logging/base/phrase.h"

#include <QtGlobal>

namespace ccr::logging {

/// What logging says of itself, in English; %1 … stand for values. A sentence is the stable name of what it says.
inline constexpr const char *loggingSentences[] = {
    // Why an output takes no records, or not where it should.
    QT_TRANSLATE_NOOP("LoggingSentence", "Cannot make the folder of %1: %2"),
    QT_TRANSLATE_NOOP("LoggingSentence", "Cannot open %1: %2"),
    QT_TRANSLATE_NOOP("LoggingSentence", "Cannot write %1: %2"),
    QT_TRANSLATE_NOOP("LoggingSentence", "Cannot write %1: %2 (minFreeSpace keeps the rest of the disk free)"),
    QT_TRANSLATE_NOOP("LoggingSentence", "Cannot write %1: %2 (all log files together have reached their limit)"),
    QT_TRANSLATE_NOOP("LoggingSentence", "it is a symbolic link, which is refused"),
    QT_TRANSLATE_NOOP("LoggingSentence", "it is not a regular file"),
    QT_TRANSLATE_NOOP("LoggingSentence", "Another program writes to %1; this one writes to %2."),
    QT_TRANSLATE_NOOP("LoggingSentence", "%1; logs go to %2."),
    QT_TRANSLATE_NOOP("LoggingSentence", "Cannot sync %1 to the disk: %2"),
    QT_TRANSLATE_NOOP("LoggingSentence", "Cannot write to the console: %1"),
    QT_TRANSLATE_NOOP("LoggingSentence", "stream %1: its file has not responded for %2 s"),
    QT_TRANSLATE_NOOP("LoggingSentence", "stream %1: its spool has not responded for %2 s"),
    QT_TRANSLATE_NOOP("LoggingSentence", "stream %1: its sink has not responded for %2 s"),
    QT_TRANSLATE_NOOP("LoggingSentence", "stream %1: its output has not responded for %2 s, and all streams wait for it"),
    QT_TRANSLATE_NOOP("LoggingSentence", "stream %1: its sink does not report its state"),
    QT_TRANSLATE_NOOP("LoggingSentence", "stream %1: its sink threw an exception (%2)"),
    // Why a file is not put aside or packed.
    QT_TRANSLATE_NOOP("LoggingSentence", "Cannot rotate %1: %2. Its folder must be writable."),
    QT_TRANSLATE_NOOP("LoggingSentence", "The file did not respond in time; it is put aside as soon as it does."),
    QT_TRANSLATE_NOOP("LoggingSentence", "Cannot make a temporary file in %1: %2"),
    QT_TRANSLATE_NOOP("LoggingSentence", "Cannot read %1: %2"),
    QT_TRANSLATE_NOOP("LoggingSentence", "Cannot write the compressed form of %1: %2"),
    QT_TRANSLATE_NOOP("LoggingSentence", "Cannot finish the compressed form of %1: %2"),
    // What a purge could not remove: the file, and why.
    QT_TRANSLATE_NOOP("LoggingSentence", "%1: %2"),
    // Why records do not reach their collector.
    QT_TRANSLATE_NOOP("LoggingSentence", "stream %1: %2"),
    QT_TRANSLATE_NOOP("LoggingSentence", "cannot deliver to %1: %2"),
    QT_TRANSLATE_NOOP("LoggingSentence", "cannot deliver to %1: %2; %3 %4 are lost"),
    QT_TRANSLATE_NOOP("LoggingSentence", "%1 refused %2 %3: %4"),
    QT_TRANSLATE_NOOP("LoggingSentence", "%1 %2 were not delivered to %3 before the program ended"),
    QT_TRANSLATE_NOOP("LoggingSentence", "records"),
    QT_TRANSLATE_NOOP("LoggingSentence", "spans"),
    QT_TRANSLATE_NOOP("LoggingSentence", "metrics"),
    QT_TRANSLATE_NOOP("LoggingSentence",
                      "the certificate of %1 is not checked (verifyTls is false): anyone in between can read and change the log"),
    QT_TRANSLATE_NOOP("LoggingSentence", "status %1"),
    QT_TRANSLATE_NOOP("LoggingSentence", "status %1 %2"),
    QT_TRANSLATE_NOOP("LoggingSentence", "status %1 points to %2; redirects are not followed, set that URL"),
    QT_TRANSLATE_NOOP("LoggingSentence", "TLS: %1"),
    QT_TRANSLATE_NOOP("LoggingSentence", "the answer broke off"),
    QT_TRANSLATE_NOOP("LoggingSentence", "the answer is longer than 16 MiB"),
    QT_TRANSLATE_NOOP("LoggingSentence", "the answer is not one of the bulk API"),
    QT_TRANSLATE_NOOP("LoggingSentence", "no complete answer within %1 ms"),
    QT_TRANSLATE_NOOP("LoggingSentence", "not sent within %1 ms"),
    QT_TRANSLATE_NOOP("LoggingSentence", "the URL does not begin with http:// or https://"),
    QT_TRANSLATE_NOOP("LoggingSentence", "the URL does not begin with udp://, tcp:// or tls://"),
    QT_TRANSLATE_NOOP("LoggingSentence", "the header %1 holds a line break or another character that no header may have"),
    QT_TRANSLATE_NOOP("LoggingSentence", "the token holds a line break"),
    QT_TRANSLATE_NOOP("LoggingSentence", "the proxy is not a URL such as http://proxy.example:8080 or socks5://proxy.example:1080"),
    QT_TRANSLATE_NOOP("LoggingSentence", "%1 cannot be used: %2"),
    QT_TRANSLATE_NOOP("LoggingSentence", "%1 does not exist"),
    QT_TRANSLATE_NOOP("LoggingSentence", "%1 is not a file"),
    QT_TRANSLATE_NOOP("LoggingSentence", "%1 cannot be read: %2"),
    QT_TRANSLATE_NOOP("LoggingSentence", "%1 holds no certificate in PEM form"),
    QT_TRANSLATE_NOOP("LoggingSentence", "%1 holds no private key (RSA, EC or DSA) in PEM form"),
    QT_TRANSLATE_NOOP("LoggingSentence", "the key in %1 is protected by a password"),
    // The same of its spool.
    QT_TRANSLATE_NOOP("LoggingSentence", "another program uses the spool %1"),
    QT_TRANSLATE_NOOP("LoggingSentence", "%1 programs use the spool %2 already"),
    QT_TRANSLATE_NOOP("LoggingSentence", "cannot use the spool %1: %2"),
    QT_TRANSLATE_NOOP("LoggingSentence", "cannot make a file in the spool %1: %2"),
    QT_TRANSLATE_NOOP("LoggingSentence", "cannot write to the spool %1: %2"),
    // Why a list of prices that was fetched is none.
    QT_TRANSLATE_NOOP("LoggingSentence", "it is not an object of providers"),
    QT_TRANSLATE_NOOP("LoggingSentence", "no model in it has a cost"),
    // Why a log file, or its rest, cannot be read.
    QT_TRANSLATE_NOOP("LoggingSentence", "it is not a file but a folder or a device"),
    QT_TRANSLATE_NOOP("LoggingSentence", "it ends in the middle"),
    QT_TRANSLATE_NOOP("LoggingSentence", "it is damaged"),
    QT_TRANSLATE_NOOP("LoggingSentence", "it is damaged (%1)"),
    QT_TRANSLATE_NOOP("LoggingSentence", "zlib cannot open it"),
    // What keeps the history from being written or read.
    QT_TRANSLATE_NOOP("LoggingSentence", "the history is switched off"),
    QT_TRANSLATE_NOOP("LoggingSentence", "there is no history at %1"),
    QT_TRANSLATE_NOOP("LoggingSentence", "the history %1 is empty"),
    QT_TRANSLATE_NOOP("LoggingSentence",
                      "the history %1 was made by a newer version of this program (schema %2; this one knows %3) and is left untouched"),
    QT_TRANSLATE_NOOP("LoggingSentence", "the history %1 cannot be opened: %2"),
    QT_TRANSLATE_NOOP("LoggingSentence", "the history cannot be read: %1"),
    QT_TRANSLATE_NOOP("LoggingSentence", "the history cannot be written: %1"),
    QT_TRANSLATE_NOOP("LoggingSentence", "the history cannot be changed (%1): %2"),
    QT_TRANSLATE_NOOP("LoggingSentence", "nothing can be removed from the history: %1"),
    QT_TRANSLATE_NOOP("LoggingSentence", "the costs in the history cannot be changed: %1"),
    // The words of SQLite, by its result codes.
    QT_TRANSLATE_NOOP("LoggingSentence", "database is locked"),
    QT_TRANSLATE_NOOP("LoggingSentence", "attempt to write a readonly database"),
    QT_TRANSLATE_NOOP("LoggingSentence", "disk I/O error"),
    QT_TRANSLATE_NOOP("LoggingSentence", "database disk image is malformed"),
    QT_TRANSLATE_NOOP("LoggingSentence", "database or disk is full"),
    QT_TRANSLATE_NOOP("LoggingSentence", "unable to open database file"),
    QT_TRANSLATE_NOOP("LoggingSentence", "file is not a database"),
};

using LoggingSentence = ListedSentence<loggingSentences>;

template <typename... Values>
Phrase saidOfLogging(LoggingSentence sentence, const Values &...values)
{
    return sentence.with(values...);
}

} // namespace ccr::logging
