// What the page itself says, in each language.

const WORDS = {
  vi: {
    skip: "Tới ô nhập tin", demo: "Bản dùng thử", office: "Vào vai người khác", day: "+1 ngày", out: "Thoát", board: "Bàn làm việc",
    log: "Cuộc trò chuyện", pending: "Tin đang gửi", newer: "Có tin mới ↓", words: "Tin nhắn của bạn", send: "Gửi",
    hint: "Nhập tin nhắn…", decimal: "Nhập số…", leaving: "Thoát khỏi máy này?", stay: "Ở lại", leave: "Thoát",
    leavingWhy: "Câu trả lời của bạn vẫn được giữ. Muốn vào lại, bạn cần một đường dẫn mới.",
    unsent: "Còn tin chưa gửi được; thoát bây giờ thì tin đó sẽ mất.",
    you: "Bạn: ", bot: "Trợ lý: ", choices: "Lựa chọn", busy: "Đang trả lời", table: "Xem bảng điểm",
    attach: "Đính kèm ảnh hoặc tệp", uploading: "Đang gửi tệp", files: "Tệp kèm theo", newTab: " (mở trong thẻ mới)",
    unreadable: "Không đọc được tệp này trên máy; hãy chọn lại: ",
    sending: "đang gửi…", waiting: "chưa gửi được, sẽ tự gửi lại", giveUp: "Thôi, không gửi nữa",
    loading: "Đang mở…", reconnecting: "Đang kết nối lại…",
    offline: "Không có mạng. Tin của bạn được giữ lại và sẽ tự gửi khi có mạng.",
    failed: "Không gửi được.", copy: "Chép đường dẫn", copied: "✓ Đã chép", signIn: "Tới trang đăng nhập",
    title: "Chấm điểm phong trào",
    days: ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"],
  },
  en: {
    skip: "Skip to the message box", demo: "Demonstration", office: "Sit on another chair", day: "+1 day", out: "Sign out", board: "Workboard",
    log: "Conversation", pending: "Being sent", newer: "New message ↓", words: "Your message", send: "Send",
    hint: "Type a message…", decimal: "Type a number…", leaving: "Sign out on this device?", stay: "Stay", leave: "Sign out",
    leavingWhy: "Your answers are kept. To come back you will need a new link.",
    unsent: "Something is not sent yet; it will be lost if you leave now.",
    you: "You: ", bot: "Assistant: ", choices: "Choices", busy: "Answering", table: "Show the table of points",
    attach: "Attach a photo or file", uploading: "Sending a file", files: "Attached files", newTab: " (opens in a new tab)",
    unreadable: "This file could not be read on the device; please choose it again: ",
    sending: "sending…", waiting: "not sent yet, will be sent again", giveUp: "Do not send it",
    loading: "Opening…", reconnecting: "Reconnecting…",
    offline: "No network. What you send is kept and goes out when the network is back.",
    failed: "It could not be sent.", copy: "Copy the link", copied: "✓ Copied", signIn: "To the sign-in page",
    title: "Scoring the movement",
    days: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
  },
};

export let words = WORDS.vi;

// Speak a language from now on, Vietnamese where it is not known; gives back its code.
export function choose(language) {
  words = WORDS[language] ?? WORDS.vi;
  return WORDS[language] ? language : "vi";
}
