using IsmsRoles.Domain;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.People;
using Microsoft.AspNetCore.Identity;

namespace IsmsRoles.Data.Accounts;

/// <summary>A login, linked to at most one person. Its password is checked by ASP.NET Core Identity; what it may do is <see cref="Access"/>.</summary>
public sealed class Account : IdentityUser<Guid>, IRaisesEvents, IBearsOrigin
{
    private readonly List<RaisedEvent> _raised = [];
    private readonly HashSet<OriginKind> _toStamp = [];

    private Account()
    {
    }

    public Account(string? email, AccessRight access, Person? person)
    {
        Id = Guid.CreateVersion7();
        var address = Text.Required(email, Person.EmailMaxLength, "Give the e-mail address they sign in with.", "Email");
        if (!System.Net.Mail.MailAddress.TryCreate(address, out var parsed) || parsed.Address != address)
        {
            throw new RuleBrokenException("This is not an e-mail address such as ana.ruiz@example.com.", "Email");
        }

        (Email, UserName, NormalizedEmail, NormalizedUserName) = (address, address, Normal(address), Normal(address));
        (Access, PersonId, EmailConfirmed, LockoutEnabled) = (access, person?.Id, true, true);
        EndSessions();
        if (person is not null)
        {
            _toStamp.Add(OriginKind.PersonLink);
        }

        Raise(new AccountCreated(Id, address, InWords(access), person?.Id));
    }

    public AccessRight Access { get; private set; }

    public Guid? PersonId { get; private set; }

    /// <summary>UTC; null while open.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>The last day it can be used, in the organisation's time zone; null where it does not end by itself.</summary>
    public DateOnly? AccessEndsOn { get; private set; }

    /// <summary>Who last put somebody in possession of its password from outside; changing one's own does not count.</summary>
    public CredentialOrigin? PasswordOrigin { get; private set; }

    /// <summary>Who last took its second factors away.</summary>
    public CredentialOrigin? SecondFactorOrigin { get; private set; }

    /// <summary>Who last said whose account it is.</summary>
    public CredentialOrigin? PersonOrigin { get; private set; }

    public bool IsOpen => ClosedAt is null;

    public bool IsAdministrator => (Access & AccessRight.Administrator) != 0;

    public IReadOnlyList<RaisedEvent> Raised => _raised;

    public static string Normal(string email) => email.Trim().ToUpperInvariant();

    public static string InWords(AccessRight access) => access == AccessRight.Member ? "Member" : access.ToString();

    /// <summary>Changes what it may do; its sessions end at their next request.</summary>
    public void ChangeAccess(AccessRight access, OpenAdministrators administrators)
    {
        if (access == Access)
        {
            return;
        }

        RefuseClosed();
        if (IsAdministrator && (access & AccessRight.Administrator) == 0)
        {
            administrators.DemandOne("Access");
        }

        var old = Access;
        Access = access;
        EndSessions();
        Raise(new AccessChanged(Id, Email!, InWords(old), InWords(access)));
    }

    /// <summary>Lets its access end with a day, or with none: for an auditor who comes for two weeks.</summary>
    public void EndAccessOn(DateOnly? lastDay, DateOnly today, OpenAdministrators administrators)
    {
        if (lastDay == AccessEndsOn)
        {
            return;
        }

        RefuseClosed();
        if (lastDay < today)
        {
            throw new RuleBrokenException("This day is over. Choose today or a later day, or close the account.", "LastDay");
        }

        if (IsAdministrator && lastDay is not null)
        {
            administrators.DemandOne("LastDay");
        }

        var old = AccessEndsOn;
        AccessEndsOn = lastDay;
        Raise(new AccessEndChanged(Id, Email!, old, lastDay));
    }

    /// <summary>Links it to a person, or to nobody; its sessions end. A person has at most one open account.</summary>
    /// <param name="other">Another open account of that person, if there is one.</param>
    public void LinkTo(Person? person, Account? other)
    {
        if (person?.Id == PersonId)
        {
            return;
        }

        RefuseClosed();
        RefuseSecond(person, other);
        PersonId = person?.Id;
        _toStamp.Add(OriginKind.PersonLink);
        EndSessions();
        Raise(new AccountLinked(Id, Email!, person?.Id, person?.Name));
    }

    public static void RefuseSecond(Person? person, Account? other)
    {
        if (person is not null && other is not null)
        {
            throw new RuleBrokenException($"{person.Name} already has the open account {other.Email}. Close that first.", "Person");
        }
    }

    /// <summary>Closes it; its sessions end at their next request, and its password is forgotten.</summary>
    public void Close(string? reason, DateTime at, OpenAdministrators administrators)
    {
        if (!IsOpen)
        {
            throw new RuleBrokenException("This account is already closed.");
        }

        var why = Text.Required(reason, Reason.MaxLength, "Say why the account is closed.", "Reason");
        if (IsAdministrator)
        {
            administrators.DemandOne("Reason");
        }

        ClosedAt = at;
        PasswordHash = null; // whoever comes back gets a new link
        EndSessions();
        Raise(new AccountClosed(Id, Email!, why));
    }

    /// <summary>Opens it again; a new password link is needed to use it.</summary>
    /// <param name="person">The person it is linked to.</param>
    /// <param name="other">Another open account of that person, if there is one.</param>
    public void Reopen(string? reason, Person? person, Account? other)
    {
        if (IsOpen)
        {
            throw new RuleBrokenException("This account is open.");
        }

        if (person?.ErasedAt is not null)
        {
            throw new RuleBrokenException("The data of this account was erased. Create a new account.");
        }

        RefuseSecond(person, other);
        var why = Text.Required(reason, Reason.MaxLength, "Say why the account is opened again.", "Reason");
        ClosedAt = null;
        EndSessions();
        Raise(new AccountReopened(Id, Email!, why));
    }

    /// <summary>Takes a new password's hash; ends every session.</summary>
    /// <param name="through">Who issued the link it is set through; without one, whoever makes the change stands behind it.</param>
    public void SetPassword(string passwordHash, CredentialOrigin? through = null)
    {
        RefuseClosed();
        TakePassword(passwordHash);
        PasswordOrigin = through;
        if (through is null)
        {
            _toStamp.Add(OriginKind.Password);
        }

        Raise(new PasswordSet(Id, Email!));
    }

    /// <summary>The holder, signed in and knowing the former password, takes a new one. Who stood behind the former stands behind this one.</summary>
    public void ChangeOwnPassword(string passwordHash)
    {
        RefuseClosed();
        TakePassword(passwordHash);
        Raise(new PasswordChanged(Id, Email!));
    }

    /// <summary>What a change of its second factors leaves; taking the last one away ends its sessions.</summary>
    public void Note(RegisterEvent secondFactorEvent, bool endsSessions = false)
    {
        RefuseClosed();
        if (endsSessions)
        {
            EndSessions();
        }

        Raise(secondFactorEvent);
    }

    /// <summary>Says that somebody else took its second factors away.</summary>
    public void NoteSecondFactorsReset(string? reason)
    {
        RefuseClosed();
        var why = Text.Required(reason, Reason.MaxLength, "Say why the second factors are taken away.", "Reason");
        _toStamp.Add(OriginKind.SecondFactorReset);
        EndSessions();
        Raise(new SecondFactorsReset(Id, Email!, why));
    }

    /// <summary>Makes sure that somebody can keep the accounts: an open administrator whose access does not end. For a command on the server.</summary>
    /// <param name="person">The person it is linked to. Whoever has left could not use it, so it is linked to nobody then.</param>
    /// <param name="other">Another open account of its person, if there is one.</param>
    public void Recover(Person? person, DateOnly today, Account? other)
    {
        List<string> how = [];
        if (person?.HasLeftBy(today) == true)
        {
            LinkToNobody();
            (person, other) = (null, null);
            how.Add("unlinked from somebody who has left");
        }

        if (!IsOpen)
        {
            RefuseSecond(person, other);
            ClosedAt = null;
            how.Add("reopened");
        }

        if (!IsAdministrator)
        {
            Access |= AccessRight.Administrator;
            how.Add("given the access");
        }

        if (AccessEndsOn is not null)
        {
            AccessEndsOn = null;
            how.Add("the end of its access taken away");
        }

        (AccessFailedCount, LockoutEnd) = (0, null);
        EndSessions();
        Raise(new AdministratorRecovered(Id, Email!, how.Count == 0 ? "it was one already" : string.Join(", ", how)));
    }

    void IBearsOrigin.Stamp(Actor actor, DateTime at)
    {
        foreach (var kind in _toStamp)
        {
            var origin = CredentialOrigin.By(actor, kind, at);
            _ = kind switch
            {
                OriginKind.PersonLink => PersonOrigin = origin,
                OriginKind.SecondFactorReset => SecondFactorOrigin = origin,
                _ => PasswordOrigin = origin,
            };
        }

        _toStamp.Clear();
    }

    private void LinkToNobody()
    {
        PersonId = null;
        _toStamp.Add(OriginKind.PersonLink);
    }

    private void TakePassword(string passwordHash)
    {
        PasswordHash = passwordHash;
        AccessFailedCount = 0;
        LockoutEnd = null;
        EndSessions();
    }

    /// <summary>Closes it if it is open, and leaves nothing that tells whose it was. The person's erasure says why.</summary>
    public void Erase(Person person, DateTime at, OpenAdministrators administrators)
    {
        if (IsOpen && IsAdministrator)
        {
            administrators.DemandOne("Reason");
        }

        var address = $"erased-{Id.ToString("N")[^8..]}@erased.invalid"; // RFC 2606: nobody's for ever
        (Email, UserName, NormalizedEmail, NormalizedUserName) = (address, address, Normal(address), Normal(address));
        (PasswordHash, PhoneNumber, LockoutEnd, AccessFailedCount, TwoFactorEnabled) = (null, null, null, 0, false);
        ClosedAt ??= at;
        EndSessions();
        Raise(new AccountErased(Id, person.Id, person.Name));
    }

    /// <summary>Part of a person's erasure, which leaves the event: another name stands behind its credentials, the same identifiers.</summary>
    /// <param name="forgotten">The origin without their name, or the same where it is somebody else's.</param>
    internal void Forget(Func<CredentialOrigin?, CredentialOrigin?> forgotten)
    {
        (PasswordOrigin, SecondFactorOrigin, PersonOrigin) = (forgotten(PasswordOrigin), forgotten(SecondFactorOrigin), forgotten(PersonOrigin));
        ConcurrencyStamp = Guid.NewGuid().ToString("N"); // as where an event is raised
    }

    private void RefuseClosed()
    {
        if (!IsOpen)
        {
            throw new RuleBrokenException("This account is closed. Reopen it first.");
        }
    }

    internal void NotePasswordLink() => Raise(new PasswordLinkIssued(Id, Email!));

    private void EndSessions() => SecurityStamp = Guid.NewGuid().ToString("N");

    // Identity saves every column of what it loaded: counting a wrong password must not undo what changed meanwhile.
    private void Raise(RegisterEvent what)
    {
        ConcurrencyStamp = Guid.NewGuid().ToString("N");
        _raised.Add(new(what));
    }
}
