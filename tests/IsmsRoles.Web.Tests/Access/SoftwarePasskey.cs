using System.Buffers.Binary;
using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IsmsRoles.Web.Tests.Hosting;

namespace IsmsRoles.Web.Tests.Access;

/// <summary>
/// A passkey without a browser (WebAuthn level 3, ES256, attestation "none"), so that tests can answer as no honest browser
/// would: late, twice, for another page, without asking for the finger.
/// </summary>
internal sealed class SoftwarePasskey : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private string? _user;

    public string Origin { get; init; } = "http://localhost";

    /// <summary>Whether it asked for finger, face or PIN.</summary>
    public bool VerifiesUser { get; set; } = true;

    public void Dispose() => _key.Dispose();

    /// <summary>Adds it through the page.</summary>
    public async Task<HttpResponseMessage> AddToAsync(Visitor visitor, string name = "Work phone", string password = Company.Password)
    {
        var offered = await visitor.SubmitAsync("/my-account/passkeys/new", new() { ["Input.Name"] = name, ["Input.Password"] = password });
        Assert.Equal(HttpStatusCode.OK, offered.StatusCode);
        var form = Visitor.Form(await Visitor.ReadAsync(offered), SecondFactorSteps.PasskeyForm);
        return await visitor.SendAsync(form, "/my-account/passkeys/new?handler=Created", new() { ["Passkey"] = Create(form.GetAttribute("data-passkey-creation")!) });
    }

    /// <summary>Asks the page for its challenge, as its script does.</summary>
    public static async Task<(AngleSharp.Html.Dom.IHtmlFormElement Form, string Options)> AskAsync(Visitor visitor, string address)
    {
        var form = Visitor.Form(await visitor.OpenAsync(address), SecondFactorSteps.PasskeyForm);
        var answer = await visitor.PostAsync(
            SecondFactorSteps.PasskeyOf(form).Options,
            new() { ["__RequestVerificationToken"] = form.Elements["__RequestVerificationToken"]!.GetAttribute("value")! });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (form, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Answers the page's challenge and sends its form.</summary>
    /// <param name="typed">What else is typed into the form.</param>
    public async Task<HttpResponseMessage> UseAsync(Visitor visitor, string address, Dictionary<string, string?>? typed = null)
    {
        var (form, options) = await AskAsync(visitor, address);
        return await visitor.SendAsync(form, address, new(typed ?? []) { [SecondFactorSteps.PasskeyOf(form).Field] = Answer(options) });
    }

    /// <summary>The answer to <c>navigator.credentials.create</c>.</summary>
    public string Create(string options)
    {
        using var asked = JsonDocument.Parse(options);
        _user = asked.RootElement.GetProperty("user").GetProperty("id").GetString();
        var point = _key.ExportParameters(false).Q;
        byte[] publicKey = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!]; // RFC 9053, COSE_Key for ES256
        byte[] data = [.. AuthenticatorData(asked.RootElement.GetProperty("rp").GetProperty("id").GetString()!, 0x40), .. new byte[16], 0x00, (byte)_id.Length, .. _id, .. publicKey];
        byte[] attestation = [0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), 0x58, (byte)data.Length, .. data]; // CBOR
        return Wrap(new { clientDataJSON = Encode(ClientData("webauthn.create", asked)), attestationObject = Encode(attestation), transports = new[] { "internal" } });
    }

    /// <summary>The answer to <c>navigator.credentials.get</c>.</summary>
    public string Answer(string options)
    {
        using var asked = JsonDocument.Parse(options);
        var data = AuthenticatorData(asked.RootElement.GetProperty("rpId").GetString()!, 0);
        var client = ClientData("webauthn.get", asked);
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Wrap(new { clientDataJSON = Encode(client), authenticatorData = Encode(data), signature = Encode(signature), userHandle = _user });
    }

    private byte[] AuthenticatorData(string domain, byte more)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, 0); // as most synchronised passkeys count
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(domain)), (byte)(0x01 | (VerifiesUser ? 0x04 : 0) | more), .. counter];
    }

    private byte[] ClientData(string type, JsonDocument asked) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = asked.RootElement.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = false });

    private string Wrap<T>(T response) => JsonSerializer.Serialize(
        new { id = Encode(_id), rawId = Encode(_id), type = "public-key", authenticatorAttachment = "platform", clientExtensionResults = new { }, response });

    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
