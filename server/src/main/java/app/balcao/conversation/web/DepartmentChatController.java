package app.balcao.conversation.web;

import app.balcao.conversation.DepartmentChat;
import app.balcao.conversation.DepartmentChats;
import app.balcao.people.ActingAgent;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which departments are there for a chat now. */
@RestController
@RequestMapping("/api/v1/department-chats")
class DepartmentChatController {

    private final DepartmentChats chats;

    DepartmentChatController(DepartmentChats chats) {
        this.chats = chats;
    }

    record DepartmentChatList(List<DepartmentChat> items) {}

    @GetMapping
    DepartmentChatList list(ActingAgent acting) {
        return new DepartmentChatList(chats.list(acting));
    }
}
