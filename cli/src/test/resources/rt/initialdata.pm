# What the tests' Request Tracker holds: a queue, a robot with a token, an analyst, custom fields.
our @Queues = ({ Name => 'SOC', Description => 'Security alerts' });

our @Users = (
    { Name => 'spawnwatch', RealName => 'Spawnwatch', Password => 'robot-of-the-tests', Privileged => 1 },
    { Name => 'analyst', RealName => 'Analyst', Password => 'analyst-of-the-tests', Privileged => 1 },
);

our @CustomFields = (
    { Name => 'Activity', Type => 'FreeformSingle', Queue => 'SOC' },
    { Name => 'Message',  Type => 'FreeformSingle', Queue => 'SOC' },
    { Name => 'Severity', Type => 'FreeformSingle', Queue => 'SOC' },
    { Name => 'Host',     Type => 'FreeformSingle', Queue => 'SOC' },
    { Name => 'ATT&CK',   Type => 'FreeformMultiple', Queue => 'SOC' },
);

our @ACL = map {
    my $user = $_;
    map { my $right = $_; map { { UserId => $user, Queue => $_, Right => $right } } qw(SOC General) }
      qw(SeeQueue ShowTicket ShowTicketComments CreateTicket CommentOnTicket ReplyToTicket ModifyTicket SeeCustomField ModifyCustomField)
} qw(spawnwatch analyst);

our @Final = (
    sub {
        my $user = RT::CurrentUser->new(RT->SystemUser);
        my $owner = RT::User->new(RT->SystemUser);
        $owner->Load('spawnwatch');
        my $token = RT::AuthToken->new(RT->SystemUser);
        my ($ok, $message, $secret) = $token->Create(Owner => $owner->id, Description => 'tests');
        die $message unless $ok;
        my $file = $ENV{RT_SITE_CONFIG_DIR} . '/token';
        umask 0077;
        open(my $out, '>', $file) or die "$file: $!";
        print $out $secret;
        close $out;
    }
);
1;
