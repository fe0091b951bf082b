namespace IsmsRoles.Documents.Tests.Pdf.Signature;

/// <summary>A time-stamp authority (RFC 3161) played by openssl, with its key and files in a folder.</summary>
public sealed class OpensslTimeStamps(string folder)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>What openssl answers to a request.</summary>
    public async Task<byte[]> AnswerAsync(byte[] question)
    {
        var (query, reply, key, certificate, settings) = (In("q.tsq"), In("r.tsr"), In("tsa.key"), In("tsa.pem"), In("tsa.cnf"));
        File.Delete(reply);
        await File.WriteAllBytesAsync(query, question, Stop);
        if (!File.Exists(settings))
        {
            await File.WriteAllTextAsync(In("serial"), "01\n", Stop);
            var made = await Tool.RunAsync(
                "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate,
                "-subj", "/CN=Test time stamps", "-days", "30", "-addext", "extendedKeyUsage=critical,timeStamping");
            Assert.Equal(0, made.ExitCode);
            await File.WriteAllTextAsync(settings, $"""
                [tsa]
                default_tsa = authority
                [authority]
                serial = {In("serial")}
                default_policy = 1.2.3.4.1
                digests = sha256
                signer_digest = sha256
                accuracy = secs:1
                ordering = no
                tsa_name = no
                ess_cert_id_chain = no
                ess_cert_id_alg = sha256
                """, Stop);
        }

        var answer = await Tool.RunAsync(
            "openssl", "ts", "-reply", "-config", settings, "-section", "authority", "-queryfile", query, "-signer", certificate, "-inkey", key, "-out", reply);
        Assert.True(answer.ExitCode == 0, answer.Output);
        return await File.ReadAllBytesAsync(reply, Stop);
    }

    private string In(string name) => Path.Combine(folder, name);
}
